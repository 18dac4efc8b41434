import type { Command } from '../cli/command.ts'
import { refusalText } from '../files/refusal.ts'
import { isPublishedFile, readPublishedFile } from './published-file.ts'
import { checkPublished as recompute, type PublishedCheck } from './rules/check-published.ts'

export const checkPublished: Command = {
  words: ['measures', 'check-published'],
  about: 'Recompute every published rate from its published counts with the product\'s own definitions.',
  operands: ['FILE.csv'],
  options: { json: { type: 'boolean', about: 'print the result as JSON' } },
  async run(call) {
    const path = call.operands[0] ?? ''
    const read = await readPublishedFile(path).catch((error: unknown) => (isUnreadable(error) ? null : Promise.reject(error as Error)))
    if (read === null) {
      call.say(`The file ${path} cannot be read. Check its name and that you may read it.`)
      return 2
    }
    if (!isPublishedFile(read)) {
      call.say(refusalText({ ...read, file: path }))
      return 1
    }
    const checks = recompute(read.figures)
    if (checks.every((check) => check.rows === 0)) {
      call.say(`${path}: No row has a published rate together with the counts that it is made of. Choose the data set "1. Indicators".`)
      return 1
    }
    call.print(call.flag('json') ? JSON.stringify(checks, null, 2) : checks.map(asText).join('\n'))
    return 0
  },
}

function asText(check: PublishedCheck): string {
  const line = `${check.measure} (${check.basis}): ${check.exact} exact, ${check.within_0_2} within 0.2, ${check.off} off, of ${check.rows}`
  const off = check.offRows.map((row) => `  ${row.year} ${row.area}: published ${row.published}, recomputed ${row.recomputed}. ${row.reason}`)
  return [line, ...off].join('\n')
}

/** No such file, a folder, or no permission: the person named the wrong thing. */
function isUnreadable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && ['ENOENT', 'EISDIR', 'EACCES', 'EPERM', 'ENOTDIR'].includes(String(error.code))
}
