/**
 * A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP ASVS 5.0.0, 1.2.10), and so does one that
 * already has apostrophes before such a sign: otherwise reading it back, which takes one off, would lose it.
 */
export function withGuard(text: string): string {
  return isDangerous(text) ? `'${text}` : text
}

export function withoutGuard(text: string): string {
  return text.startsWith("'") && isDangerous(text) ? text.slice(1) : text
}

function isDangerous(text: string): boolean {
  const sign = text.replace(/^'+/, '').charAt(0)
  return sign !== '' && '=+-@\t\r\n\0'.includes(sign)
}
