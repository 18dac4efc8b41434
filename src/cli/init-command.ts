import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { findAuthorityName } from '../measures/authority-names.ts'
import type { Command } from './command.ts'
import { dataOption, jsonOption, programFolder, withDatabase, withOwner } from './open-council.ts'

export const initCommand: Command = {
  words: ['init'],
  about: 'Begin an empty council, by its DfE number, with its first administrator.',
  options: {
    authority: { type: 'string', value: 'NNN', about: "the authority's three-digit DfE number", required: true },
    name: { type: 'string', value: 'NAME', about: "the authority's name; default as DfE publishes it" },
    administrator: { type: 'string', value: 'EMAIL', about: 'e-mail address of the first administrator', default: 'administrator@council.invalid' },
    data: dataOption,
    json: jsonOption,
  },
  async run(call) {
    const number = call.option('authority') ?? ''
    const email = (call.option('administrator') ?? '').toLowerCase()
    if (!/^\d{3}$/.test(number)) {
      call.say(`"${number}" is not a DfE number: three digits, such as 840.`)
      return 2
    }
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
      call.say(`"${email}" is not an e-mail address.`)
      return 2
    }
    const name = call.option('name') ?? (await findAuthorityName(programFolder, number)) ?? `Authority ${number}`
    const password = randomBytes(15).toString('base64url')
    const passwordHash = await hash(password, { memoryCost: 47_104, timeCost: 1, parallelism: 1 })
    return await withDatabase(call, async (open) => {
      if (!open.ownerConfig) {
        call.say('DATABASE_OWNER_URL is needed to begin a council.')
        return 2
      }
      const outcome = await withOwner(open.ownerConfig, async (owner) => {
        await owner.query('begin')
        const held = await owner.query<{ name: string }>('select name from authority where dfe_number = $1', [number])
        if (held.rows[0]) return `Authority ${number} is already here: ${held.rows[0].name}.`
        const demo = await owner.query<{ name: string }>('select name from authority where is_demo')
        if (demo.rows[0]) return `This data folder holds the demonstration council. Wipe it first with "throughline demo wipe", or name another folder with --data.`
        const address = await owner.query('select 1 from app_user where lower(email) = $1', [email])
        if (address.rowCount !== 0) return `${email} signs in to another authority here: name another address with --administrator.`
        const authority = await owner.query<{ id: number }>('insert into authority (dfe_number, name) values ($1, $2) returning id', [number, name])
        const id = authority.rows[0]?.id
        const user = await owner.query<{ id: number }>(
          "insert into app_user (authority_id, name, email, password_hash) values ($1, 'First administrator', $2, $3) returning id",
          [id, email, passwordHash],
        )
        for (const role of ['administrator', 'data-officer']) {
          await owner.query("insert into role_assignment (authority_id, user_id, role, scope, started_on) values ($1, $2, $3, 'authority', $4)", [id, user.rows[0]?.id, role, call.today])
        }
        await owner.query("insert into audit (authority_id, actor, action, subject_type, subject_id) values ($1, 'the command line', 'council-begun', 'authority', $2)", [id, String(id)])
        await owner.query('commit')
        return null
      })
      if (outcome !== null) {
        call.say(outcome)
        return 1
      }
      if (call.flag('json')) call.print(JSON.stringify({ authority: number, name, administrator: email, password }, null, 2))
      else call.print(`${name} (${number}) begins. Sign in as ${email} with the password ${password} and change it; it is not shown again.`)
      return 0
    })
  },
}
