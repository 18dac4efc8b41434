/** The programs beyond Node that `CHECK_WITH` promises; a test that needs one runs only then, and fails where the promise is broken. */
export function isCheckedWith(program: Program): boolean {
  return (process.env['CHECK_WITH'] ?? '').split(',').map((name) => name.trim()).includes(program)
}

export type Program = 'pg15' | 'strace' | 'xmllint' | 'glpsol' | 'libreoffice' | 'g++'
