/** Reads the examples of a Markdown page: files to write, commands with what they print, and JSON Schemas, by the heading they stand under. */
export function readDocumented(markdown: string): Section[] {
  const sections: Section[] = []
  let fence: { info: string; lines: string[]; at: number } | null = null
  markdown.split('\n').forEach((line, index) => {
    if (fence !== null && line === '```') {
      const section = sections.at(-1)
      if (section) addBlock(section, fence.info, fence.lines, fence.at)
      fence = null
    } else if (fence !== null) fence.lines.push(line)
    else if (line.startsWith('```')) fence = { info: line.slice(3).trim(), lines: [], at: index + 1 }
    else if (line.startsWith('## ')) sections.push({ heading: line.slice(3).trim(), text: '', steps: [], schema: null })
    else {
      const section = sections.at(-1)
      if (section) section.text += `${line}\n`
    }
  })
  return sections
}

/** What a page says as a pattern: `<password>` stands for what differs each time, a line of `...` for lines left out. */
export function patternOf(documented: readonly string[]): RegExp {
  const lines = documented.map((line) => (line.trim() === '...' ? '(?:.*\\n)*?' : `${line.split(/<[a-z][a-z ]*>/).map(escape).join('.+')}\\n`))
  return new RegExp(`^${lines.join('')}$`)
}

function addBlock(section: Section, info: string, lines: readonly string[], at: number): void {
  const named = /\bfile=(\S+)/.exec(info)?.[1]
  if (named !== undefined) section.steps.push({ kind: 'file', name: named, text: `${lines.join('\n')}\n` })
  else if (info === 'json schema') section.schema = JSON.parse(lines.join('\n')) as unknown
  else if (info === 'console') addSteps(section, lines, at)
  else if (info === 'text stderr') {
    const last = section.steps.filter((step) => step.kind === 'run').at(-1)
    if (last) Object.assign(last, { messages: lines, messagesAt: at })
  }
}

function addSteps(section: Section, lines: readonly string[], at: number): void {
  let current: RunStep | null = null
  lines.forEach((line, index) => {
    if (line === '$ echo $?') {
      if (current) current.code = Number(lines[index + 1])
      current = null
    } else if (line.startsWith('$ throughline')) {
      current = { kind: 'run', words: wordsOf(line.slice('$ throughline'.length)), line: at + index + 1, printed: [], messages: [], code: 0, isStopped: false }
      section.steps.push(current)
    } else if (line === '^C' && current) current.isStopped = true
    else current?.printed.push(line)
  })
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

export type Section = { heading: string; text: string; steps: Step[]; schema: unknown }
export type Step = { kind: 'file'; name: string; text: string } | RunStep
/** One command of an example; `isStopped` where it goes on until Ctrl-C. */
export type RunStep = { kind: 'run'; words: string[]; line: number; printed: string[]; messages: string[]; code: number; isStopped: boolean }
