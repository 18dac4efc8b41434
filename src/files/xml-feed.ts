import { SaxesParser } from 'saxes'
import { Refused, type FileRefusal } from './refusal.ts'

export type XmlHandler = {
  open(name: string, attributes: Record<string, string>, line: number): void
  /** Can come in several pieces between two tags. */
  text(text: string): void
  close(name: string, line: number): void
}

export type XmlFeed = { feed: (text: string) => void; end: () => void }

/** No value of a workforce file or a spreadsheet comes near it; a longer run without a tag is an attack on memory. */
const LONGEST_RUN_WITHOUT_A_TAG = 2_000_000
/** The census return is five levels deep and a spreadsheet about ten. */
const DEEPEST = 200

/**
 * A push parser that accepts no DOCTYPE, and so no entity declaration (OWASP ASVS 5.0.0, 1.5.1).
 * `feed` and `end` throw `Refused` for a bad document; errors of the handler's own pass through.
 */
export function xmlFeed(on: XmlHandler): XmlFeed {
  const parser = new SaxesParser({ xmlns: false })
  const opened: { name: string; line: number }[] = []
  let begun = false
  let line = 1
  let sinceTag = 0

  parser.on('error', (error) => {
    throw new Refused(parseRefusal(error.message, opened.at(-1), parser.line, begun))
  })
  parser.on('doctype', () => {
    throw new Refused(doctypeRefusal(parser.line))
  })
  parser.on('opentagstart', () => {
    begun = true
    line = parser.line
  })
  parser.on('opentag', (tag) => {
    sinceTag = 0
    opened.push({ name: tag.name, line })
    if (opened.length > DEEPEST) throw new Refused(tooDeep(line))
    on.open(tag.name, tag.attributes, line)
  })
  parser.on('text', (text) => {
    if (opened.length > 0) on.text(text)
  })
  parser.on('cdata', (text) => on.text(text))
  parser.on('closetag', (tag) => {
    sinceTag = 0
    opened.pop()
    on.close(tag.name, parser.line)
  })

  return {
    feed(text) {
      for (let from = 0; from < text.length; from += PIECE) {
        const piece = text.slice(from, from + PIECE)
        sinceTag += piece.length
        parser.write(piece)
        if (sinceTag > LONGEST_RUN_WITHOUT_A_TAG) throw new Refused(tooLong(parser.line))
      }
    },
    end() {
      parser.close()
    },
  }
}

const PIECE = 65_536

function parseRefusal(parserMessage: string, innermost: { name: string; line: number } | undefined, line: number, begun: boolean): FileRefusal {
  const reason = parserMessage.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
  if (/^unclosed tag|^unexpected end/.test(reason)) {
    const where = innermost ? ` inside <${innermost.name}>, which began on line ${innermost.line}` : ''
    return {
      kind: 'truncated',
      message: `The file stops at line ${line}${where}.`,
      line,
      mend: 'Export it again and send the whole file.',
    }
  }
  if (reason.includes('document must contain a root element')) {
    return { kind: 'empty-file', message: 'The file has no content.', line, mend: 'Export it again and check its size before you send it.' }
  }
  if (reason.includes('text data outside of root') && !begun) {
    return {
      kind: 'not-xml',
      message: 'The file does not begin with an XML tag.',
      line: 1,
      mend: 'Check that this is the XML file and not a spreadsheet or a page.',
    }
  }
  if (/undefined entity|entity name/.test(reason)) {
    return {
      kind: 'xml-entity',
      message: `Line ${line} uses an entity that XML does not have.`,
      line,
      mend: 'Write the character itself, or &amp; for an “&”.',
    }
  }
  return {
    kind: 'not-xml',
    message: `Line ${line} is not well-formed XML (${reason}).`,
    line,
    mend: 'Export the file again from the system that made it, without editing it by hand.',
  }
}

function doctypeRefusal(line: number): FileRefusal {
  return {
    kind: 'doctype',
    message: 'The file has a DOCTYPE, which can hide harmful content, so it was not read.',
    line,
    mend: 'Remove the DOCTYPE, or export the file again without it.',
  }
}

function tooDeep(line: number): FileRefusal {
  return {
    kind: 'too-deep',
    message: `Line ${line} is more than ${DEEPEST} elements deep.`,
    line,
    mend: 'Check that this is the file you meant to send.',
  }
}

function tooLong(line: number): FileRefusal {
  return {
    kind: 'value-too-long',
    message: `Line ${line} has more than ${LONGEST_RUN_WITHOUT_A_TAG.toLocaleString('en-GB')} characters without a tag.`,
    line,
    mend: 'Check that this is the file you meant to send.',
  }
}
