/**
 * On Ctrl-C, on a polite kill and where the terminal goes: closes once and ends with the code that shells expect. Where `close` lets
 * the program end by itself, its own code stands.
 */
export function closeOnSignal(close: (signal: string) => Promise<'ended' | void>, say: (text: string) => void = () => {}): void {
  for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
    process.on(signal, () => {
      if (closing) return
      closing = true
      say('Stopping.')
      close(signal).then(
        (how) => void (how === 'ended' || process.exit(code)),
        () => process.exit(1),
      )
    })
  }
}

/** Whether a signal came: what fails then fails because the database left, and is no fault. */
export function isClosing(): boolean {
  return closing
}

let closing = false
