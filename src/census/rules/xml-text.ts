/**
 * A text as the content of an XML element. Special characters become entity or character references, as the specification asks
 * (DfE CSWW 2024-25, section 4.6); what XML 1.0 cannot carry at all (most control characters, half a surrogate pair, U+FFFE and
 * U+FFFF; section 2.2 of the standard) becomes the replacement character.
 */
export function xmlText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(SPECIAL, (character) => reference(character))
}

/** The text that reading gives back: the same, but for what XML cannot carry. */
export function carriedText(text: string): string {
  return text.replace(SPECIAL, (character) => (isCarried(character.codePointAt(0) ?? 0) ? character : '\uFFFD'))
}

const PLAIN = /^[\n\t !#-%(-;=?-~]*$/
const SPECIAL = /[^\n\t !#-%(-;=?-~]/gu

function reference(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return NAMED[character] ?? `&#${isCarried(code) ? code : 0xfffd};`
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\'': '&apos;', '"': '&quot;' }

function isCarried(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff
}
