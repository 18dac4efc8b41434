import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'

import { openDatabase } from '../../src/db/open.ts'
import { buildReturnFor } from '../../src/census/testing/build-return.ts'
import { publishedAreaOf } from '../../src/census/testing/published-area-of.ts'
import { returnText } from '../../src/census/write-return.ts'
import { listAreaYears } from '../../bench/list-area-years.ts'

const run = promisify(execFile)
const program = join(import.meta.dirname, '../../bin/throughline.js')

/** Until the demonstration council is here: five synthetic returns of one council and a persona for each role that sees pages. */
export async function makeStandIn(dataFolder: string): Promise<void> {
  await run(process.execPath, [program, 'init', '--authority', '301', '--name', 'Stand-in Council', '--data', dataFolder])
  const open = await openDatabase({ dataDir: dataFolder })
  try {
    const owner = new Client(open.ownerConfig ?? {})
    await owner.connect()
    await owner.query('update authority set is_demo = true')
    for (const role of ['data-officer', 'head-of-service', 'director', 'hr-partner', 'administrator', 'principal-social-worker', 'social-worker']) {
      await owner.query(
        `with u as (insert into app_user (authority_id, name, email) select id, $1, $2 from authority returning id, authority_id)
         insert into role_assignment (authority_id, user_id, role, scope, started_on) select authority_id, id, $1, 'authority', date '2020-01-01' from u`,
        [role, `${role}@demo.invalid`],
      )
    }
    await owner.end()
  } finally {
    await open.close()
  }
  const folder = await mkdtemp(join(tmpdir(), 'tl-stand-in-'))
  const files: string[] = []
  for (const area of (await listAreaYears()).filter((each) => each.laNumber === '301' && each.year >= 2021)) {
    const built = buildReturnFor(publishedAreaOf(area))
    const file = join(folder, `return-${area.year}.xml`)
    await writeFile(file, returnText(built, built.layout))
    files.push(file)
  }
  await run(process.execPath, [program, 'import', 'census', ...files, '--data', dataFolder])
  await rm(folder, { recursive: true, force: true })
}
