import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { join } from 'node:path'

const program = join(import.meta.dirname, '../../bin/throughline.js')

/** The council's own return of a year with one starter more: what a data officer sends DfE as a correction. */
export async function amendReturn(data: string, year: number, registrationNumber: string, out: string): Promise<void> {
  await promisify(execFile)(process.execPath, [program, 'census', 'export', '--year', String(year), '--out', out, '--data', data])
  const text = await readFile(out, 'utf8')
  const like = /<CSWWWorker>(?:(?!<\/CSWWWorker>).)*<AgencyWorker>0<.*?<\/CSWWWorker>\n/s.exec(text)?.[0]
  if (like === undefined) throw new Error(`the return of ${year} has no member of staff`)
  const starter = like
    .replace(/<SWENo>[^<]*</, `<SWENo>${registrationNumber}<`)
    .replace(/<RoleStartDate>[^<]*</, `<RoleStartDate>${year}-09-01<`)
    .replace(/\s*<(RoleEndDate|LeaverDestination|ReasonLeave)>[^<]*<\/\1>/g, '')
  await writeFile(out, text.replace('</Message>', `${starter}</Message>`))
}
