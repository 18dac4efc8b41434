import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readXml } from './read-xml.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-xml-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('readXml', () => {
  it('hands over tags, attributes, text and lines', async () => {
    const { refusal, seen } = await read('<a>\n  <b c="1 &amp; 2">x &lt; y</b>\n<d/><![CDATA[<raw>]]>\n</a>')
    expect(refusal).toBeNull()
    expect(seen.filter((event) => event !== '"\\n"' && event !== '"\\n  "')).toEqual([
      '<a {} 1', '<b {"c":"1 & 2"} 2', '"x < y"', '/b 2', '<d {} 3', '/d 3', '"<raw>"', '/a 4',
    ])
  })

  it.each([
    ['UTF-8', Buffer.from('<?xml version="1.0" encoding="utf-8"?><a>Zoë £</a>')],
    ['UTF-8 with its mark', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-8"?><a>Zoë £</a>')],
    ['UTF-16, low byte first', Buffer.from('\uFEFF<?xml version="1.0" encoding="utf-16"?><a>Zoë £</a>', 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\uFEFF<?xml version="1.0" encoding="utf-16"?><a>Zoë £</a>', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>Zoë £</a>', 'utf16le')],
    ['UTF-8 that claims UTF-16', Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>Zoë £</a>')],
    ['Windows-1252', Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>Zo\xeb \xa3</a>', 'latin1')],
    ['ISO-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zo\xeb \xa3</a>', 'latin1')],
  ])('reads %s', async (_, bytes) => {
    const { refusal, seen } = await read(bytes)
    expect(refusal).toBeNull()
    expect(seen).toContain('"Zoë £"')
  })

  it('keeps a letter whole where two chunks meet', async () => {
    const { refusal, seen } = await read(Buffer.from(`<a>${'x'.repeat(65_532)}${'ë'.repeat(70_000)}</a>`))
    expect(refusal).toBeNull()
    expect(seen.slice(1, -1).map((text) => JSON.parse(text) as string).join('')).toBe('x'.repeat(65_532) + 'ë'.repeat(70_000))
  })

  it.each([
    ['doctype', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>\n<a>&c;</a>', 1],
    ['doctype', '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 2],
    ['xml-entity', '<a>\n&nbsp;</a>', 2],
    ['truncated', '<a>\n<b>text\n', 3],
    ['truncated', '<a>\n<b', 2],
    ['not-xml', '<a>\n<b></a>', 2],
    ['not-xml', 'URN,Team\n1,North', 1],
    ['empty-file', '', 1],
    ['encoding', '<?xml version="1.0" encoding="EBCDIC-CP-GB"?><a/>', 1],
  ])('refuses %s: %j', async (kind, text, line) => {
    const { refusal } = await read(Buffer.from(text))
    expect(refusal).toMatchObject({ kind, line })
    expect(refusal?.mend).toMatch(/\.$/)
  })

  it('names the line of bytes that are not UTF-8', async () => {
    const { refusal } = await read(Buffer.from('<a>\n<b>caf\xe9</b></a>', 'latin1'))
    expect(refusal).toMatchObject({ kind: 'encoding', line: 2 })
  })

  it('names the element that a cut file stops in', async () => {
    const { refusal } = await read(Buffer.from('<Message>\n<Worker>\n<Agency>1</Agency>\n'))
    expect(refusal?.message).toBe('The file stops at line 4 inside <Worker>, which began on line 2.')
  })

  it('refuses a run that would fill the memory', async () => {
    const { refusal } = await read(Buffer.from(`<a b="${'x'.repeat(3_000_000)}"/>`))
    expect(refusal).toMatchObject({ kind: 'value-too-long' })
    const deep = await read(Buffer.from('<a>'.repeat(10_000)))
    expect(deep.refusal).toMatchObject({ kind: 'too-deep' })
  })

  it('passes on what the handler throws', async () => {
    const fault = new TypeError('a fault of ours')
    const stop = { open: () => { throw fault }, text: () => {}, close: () => {} }
    await expect(readXml({ text: '<a/>' }, stop)).rejects.toBe(fault)
  })
})

let files = 0

async function read(content: string | Buffer) {
  const seen: string[] = []
  const on = {
    open: (name: string, attributes: Record<string, string>, line: number) => void seen.push(`<${name} ${JSON.stringify(attributes)} ${line}`),
    text: (text: string) => void seen.push(JSON.stringify(text)),
    close: (name: string, line: number) => void seen.push(`/${name} ${line}`),
  }
  if (typeof content === 'string') return { refusal: await readXml({ text: content }, on), seen }
  const path = join(folder, `${(files += 1)}.xml`)
  writeFileSync(path, content)
  return { refusal: await readXml({ path }, on), seen }
}
