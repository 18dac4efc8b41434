/** On Ctrl-C, on a polite kill and where the terminal goes: closes once and ends with the code that shells expect. */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
    process.on(signal, () => {
      if (closing) return
      closing = true
      close().then(
        () => process.exit(code),
        () => process.exit(1),
      )
    })
  }
}
