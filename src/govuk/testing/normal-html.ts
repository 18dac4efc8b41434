import { parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'

/**
 * HTML as a reader meets it, one line per tag or text: attributes and class names sorted, white space folded as CSS folds it. Between blocks there
 * is none; inside a line one space stands where the first of several stood, because `Previous<span> page</span>` is not `Previouspage`.
 */
export function normalHtml(html: string): string {
  const lines: Line[] = []
  walk(parseFragment(html).childNodes, 0, lines)
  return foldSpace(lines).map((line) => '  '.repeat(line.depth) + line.text).join('\n')
}

function walk(nodes: readonly DefaultTreeAdapterTypes.ChildNode[], depth: number, lines: Line[]): void {
  for (const node of nodes) {
    if (node.nodeName === '#text' && 'value' in node) lines.push(...words(node.value, depth))
    if (!('tagName' in node)) continue
    const isInline = INLINE.has(node.tagName)
    lines.push({ kind: isInline ? 'open' : 'block', depth, text: `<${node.tagName}${node.attrs.map(attribute).sort().join('')}>` })
    walk(node.childNodes, depth + 1, lines)
    lines.push({ kind: isInline ? 'close' : 'block', depth, text: `</${node.tagName}>` })
  }
}

function attribute(attr: { name: string; value: string }): string {
  const value = attr.name === 'class' ? attr.value.split(/\s+/).filter(Boolean).sort().join(' ') : attr.value
  return ` ${attr.name}="${value}"`
}

function words(text: string, depth: number): Line[] {
  const folded = text.replace(/[ \t\r\n\f]+/g, ' ')
  const space: Line = { kind: 'space', depth, text: '·' }
  const lines: Line[] = []
  if (folded.startsWith(' ')) lines.push(space)
  if (folded.trim() !== '') lines.push({ kind: 'text', depth, text: folded.replace(/^ | $/g, '') })
  if (folded.length > 1 && folded.endsWith(' ')) lines.push(space)
  return lines
}

/** One space at most between two words of a line, written outside the inline tags that close before it or open after it. */
function foldSpace(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  let tags: Line[] = []
  let hasSpace = false
  let atStart = true
  for (const line of lines) {
    if (line.kind === 'space') hasSpace = true
    else if (line.kind === 'open' || line.kind === 'close') tags.push(line)
    else {
      if (hasSpace && !atStart && line.kind === 'text') placeSpace(tags, line)
      kept.push(...tags, line)
      ;[tags, hasSpace, atStart] = [[], false, line.kind === 'block']
    }
  }
  return [...kept, ...tags]
}

function placeSpace(tags: Line[], word: Line): void {
  const firstOpen = tags.findIndex((tag) => tag.kind === 'open')
  const place = firstOpen === -1 ? tags.length : firstOpen
  tags.splice(place, 0, { kind: 'space', depth: tags[place]?.depth ?? word.depth, text: '·' })
}

interface Line {
  kind: 'text' | 'space' | 'open' | 'close' | 'block'
  depth: number
  text: string
}

/** Form controls, labels and icons count as blocks: GOV.UK places each by float, flex or its own line. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'small', 'span', 'strong', 'time'])
