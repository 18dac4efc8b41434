import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { buildDemoCouncil, isDemoComplete, wipeDemoCouncil } from '../../demo/build-council.ts'
import { demoDay } from '../../demo/council.ts'
import { listPersonas } from '../../demo/list-personas.ts'
import { isDoorOpen, registerDoor } from '../access/door.ts'
import { childKeysOf, childSecretNames, type ChildKeys } from '../access/child-keys.ts'
import { CannotOpen } from '../db/cannot-open.ts'
import { closeOnSignal } from '../db/close-on-signal.ts'
import { ensureSecrets } from '../db/embedded/secrets.ts'
import { openDatabase } from '../db/open.ts'
import { day } from '../time/day.ts'
import { isDigestHour } from '../jobs/digest-hour.ts'
import type { Sender } from '../mail/sender.ts'
import { setHeadsAside } from '../jobs/audit-heads.ts'
import { startDigests } from '../jobs/send-digests.ts'
import { startSealer } from '../jobs/seal-audit.ts'
import { londonToday } from './clock.ts'
import { identityProvider } from '../web/sign-in/identity-provider.ts'
import { readConfiguration, type MailSettings } from './configuration.ts'
import type { Command } from './command.ts'
import { bringUpToDate, dataDirOf, dataOption, kyselyOver, programFolder, withOwner } from './open-council.ts'

export const serveCommand: Command = {
  words: ['serve'],
  about: 'Start the service and print its address; Ctrl-C stops it.',
  options: {
    demo: { type: 'boolean', about: 'let anyone sign in as a persona of the demonstration council; an empty data folder gets that council' },
    data: dataOption,
    port: { type: 'string', value: 'N', about: 'the port; 0 takes a free one', default: '3000' },
    host: { type: 'string', value: 'ADDRESS', about: 'the address to listen on', default: '127.0.0.1' },
    'check-config': { type: 'boolean', about: 'check the configuration, list what is wrong, and end' },
  },
  async run(call) {
    const configuration = readConfiguration(call)
    if ('problems' in configuration) {
      for (const problem of configuration.problems) call.say(problem)
      return 2
    }
    if (call.flag('check-config')) {
      call.print('The configuration is complete.')
      return 0
    }
    const dataDir = dataDirOf(call)
    const open = await openDatabase({ dataDir, databaseUrl: configuration.databaseUrl, databaseOwnerUrl: configuration.databaseOwnerUrl })
    // Until the service listens there is nothing to finish: making the demonstration council, say, is simply broken off.
    let finish: (signal: string) => Promise<'ended' | void> = () => open.interrupt()
    closeOnSignal((signal) => finish(signal), call.say)
    try {
      await bringUpToDate(open)
      const secrets = await ensureSecrets(dataDir, ['door', 'badge'])
      const childSecrets = await ensureSecrets(dataDir, childSecretNames)
      const demo = call.flag('demo') ? await prepareDemo(open, dataDir, (dfeNumber) => childKeysOf(childSecrets, dfeNumber), call.say) : null
      // the demonstration stands still on its own day, unless another is asked for: its files speak of that day
      const pretended = call.environment['THROUGHLINE_TODAY'] !== undefined ? londonToday() : demo === null ? null : day(demoDay)
      const [pages, jobs] = [kyselyOver(open.runtime), kyselyOver(open.jobs)]
      if (open.ownerConfig) await withOwner(open.ownerConfig, (owner) => registerDoor(owner, secrets.door))
      if (!(await isDoorOpen(pages, secrets.door))) {
        call.say(`The database does not know the sign-in secret in ${dataDir}: start once with DATABASE_OWNER_URL, or copy secrets.json from the folder of a service that runs.`)
        return 2
      }
      const { baseUrl } = configuration
      let isDraining = false
      // Only this command needs the pages: loading them takes a quarter of the time that any other command takes.
      const { buildServer } = await import('../web/server.ts')
      const app = await buildServer({
        site: {
          pages,
          jobs,
          isDemoSignInOpen: demo !== null,
          today: () => pretended ?? londonToday(),
          pretendedToday: pretended,
          uploadFolder: join(dataDir, 'uploads'),
          jobsPool: open.jobs,
          childKeys: (dfeNumber) => childKeysOf(childSecrets, dfeNumber),
          secret: (name) => {
            const value = (secrets as Record<string, string>)[name]
            if (value === undefined) throw new Error(`there is no secret ${name}`)
            return value
          },
          signIn: {
            personas: demo ?? [],
            provider: configuration.provider === null ? null : identityProvider(configuration.provider),
            hasPasswords: configuration.hasPasswords,
          },
          ownHost: baseUrl === null ? null : new URL(baseUrl).host,
        },
        assetsFolder: findAssets(),
        trustedProxies: configuration.trustedProxies,
        uploadBytes: configuration.uploadBytes,
        log: configuration.log,
        isDraining: () => isDraining,
        isReady: async () => (await sql<{ ok: boolean }>`select not pg_is_in_recovery() as ok`.execute(pages)).rows[0]?.ok === true,
      })
      const sealer = startSealer(jobs, { door: secrets.door, dataFolder: dataDir, say: (fields) => app.log.warn(fields, 'the audit was not sealed') })
      let address = baseUrl ?? ''
      const digests = startDigests(jobs, {
        door: secrets.door,
        today: () => pretended ?? londonToday(),
        address: () => address,
        isDue: () => address !== '' && (pretended !== null || isDigestHour(new Date())),
        send: await senderOf(configuration.mail),
        say: (fields) => app.log.warn(fields, 'a digest was not sent'),
      })
      const listening = await app.listen({ port: configuration.port, host: configuration.host }).catch((error: unknown) => cannotListen(error, configuration))
      if (baseUrl === null) address = listening.replace('127.0.0.1', 'localhost')
      return await new Promise<0>((resolve) => {
        finish = async (signal) => {
          // First the balancer hears "not ready", then the door closes; what is under way is answered.
          isDraining = true
          if (signal === 'SIGTERM') await sleep(configuration.drainSeconds * 1000)
          await app.close()
          await digests.stop()
          await sealer.stop()
          await open.close()
          resolve(0)
          return 'ended'
        }
        call.print(`Throughline is at ${listening.replace('127.0.0.1', 'localhost')}`)
      })
    } finally {
      await open.close()
    }
  },
}

function cannotListen(error: unknown, { host, port }: { host: string; port: number }): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const why = { EADDRINUSE: 'another program has that port', EACCES: 'a port below 1024 needs more rights', EADDRNOTAVAIL: 'this machine does not have that address', ENOTFOUND: 'there is no such address' }[code]
  if (why === undefined) throw error
  throw new CannotOpen(`Throughline cannot listen on ${host}, port ${port}: ${why}. Name others with --port and --host.`)
}

function findAssets(): string {
  const built = join(programFolder, 'dist', 'assets')
  if (!existsSync(join(built, 'manifest.json'))) throw new Error('the styles and scripts are not built: run "npm run build"')
  return built
}

/** The personas of the demonstration council, made first where the data folder is empty; null beside a real council. */
async function prepareDemo(open: Awaited<ReturnType<typeof openDatabase>>, dataDir: string, keys: (dfeNumber: string) => ChildKeys, say: (text: string) => void) {
  if (!open.ownerConfig) {
    say('DATABASE_OWNER_URL is needed beside DATABASE_URL for the demonstration council, so personas stay closed.')
    return null
  }
  return await withOwner(open.ownerConfig, async (owner) => {
    // of two programs that start on one empty folder, one makes the council and the other finds it made
    await owner.query('select pg_advisory_lock(7204)')
    const { rows } = await owner.query<{ is_demo: boolean; name: string }>('select is_demo, name from authority')
    const real = rows.find((row) => !row.is_demo)
    if (real) {
      say(`This data folder holds ${real.name}: --demo is for the demonstration council only, so personas stay closed.`)
      return null
    }
    if (!(await isDemoComplete(owner))) {
      say(`Making the demonstration council (${rows.length > 0 ? 'again, since it was left half made' : 'once, some seconds'})...`)
      await wipeDemoCouncil(owner)
      await setHeadsAside(dataDir)
      await buildDemoCouncil(owner, open.jobs, keys)
    }
    return await listPersonas(owner)
  })
}

/** Loaded only where one is set: each brings a library of its own. */
async function senderOf(mail: MailSettings | null): Promise<Sender | null> {
  if (mail === null) return null
  if (mail.way === 'smtp') return (await import('../mail/send-by-smtp.ts')).sendBySmtp(mail.server, mail.from)
  return (await import('../mail/send-by-notify.ts')).sendByNotify(mail.key, mail.template, mail.base)
}
