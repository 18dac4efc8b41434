/**
 * Why a file, or one place in it, was not read: what is wrong, where, and how to mend it.
 * `message` and `mend` are whole sentences that can stand on a page one after the other.
 */
export type FileRefusal = {
  kind: string
  message: string
  file?: string
  sheet?: string
  row?: number
  line?: number
  column?: string
  value?: string
  mend: string
}

/** The sentence for a list or a terminal: where, what is wrong with which value, how to mend it. */
export function refusalText(refusal: FileRefusal): string {
  const places = [
    refusal.file,
    refusal.sheet === undefined ? undefined : `sheet ${refusal.sheet}`,
    refusal.row === undefined ? undefined : `row ${refusal.row}`,
    refusal.line === undefined ? undefined : `line ${refusal.line}`,
    refusal.column === undefined ? undefined : `column ${refusal.column}`,
  ].filter((place) => place !== undefined)
  const { message, mend, value = '' } = refusal
  const named = value === '' || message.includes(value) ? '' : ` It reads “${value.slice(0, 80)}”.`
  return `${places.length > 0 ? `${places.join(', ')}: ` : ''}${message}${named} ${mend}`
}

/** The same where the name of the file stands beside it already. */
export function placedText({ file: _, ...refusal }: FileRefusal): string {
  const text = refusalText(refusal)
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** Carries a refusal out of a parser's callback or a generator; caught where the refusal is handed back. */
export class Refused extends Error {
  readonly refusal: FileRefusal

  constructor(refusal: FileRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}
