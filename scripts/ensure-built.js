import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

/** Builds `dist/` where it is missing or older than its sources; of two processes one builds and the other waits. */
export async function ensureBuilt(root, { always = false } = {}) {
  const dist = join(root, 'dist')
  if (!always && (await isFresh(root, dist))) return
  await withLock(join(root, 'dist.lock'), async () => {
    if (!always && (await isFresh(root, dist))) return
    console.error(existsSync(dist) ? 'Building (the sources changed)...' : 'Building (first run)...')
    await build(root, dist)
  })
}

async function build(root, dist) {
  const name = randomBytes(4).toString('hex')
  const next = `${dist}.new-${name}`
  const print = await fingerprint(root)
  try {
    await mkdir(next)
    compile(root, next)
    await copyData(root, next)
    const assets = join(root, 'scripts', 'build-assets.js')
    if (existsSync(assets)) {
      const { buildAssets } = await import(pathToFileURL(assets).href)
      await buildAssets(join(next, 'assets'))
    }
    await writeFile(join(next, '.fingerprint'), print)
    // Two renames, so that a process which reads dist meets the old one or the new one, whole.
    const old = `${dist}.old-${name}`
    if (existsSync(dist)) await rename(dist, old)
    await rename(next, dist)
    await rm(old, { recursive: true, force: true })
  } finally {
    await rm(next, { recursive: true, force: true })
  }
}

function compile(root, outDir) {
  const tsc = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc')
  if (!existsSync(tsc)) throw new Error('The packages are not installed: run npm ci first.')
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', outDir], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`)
}

// What the code reads beside itself lies at the same relative place in dist as in the checkout.
async function copyData(root, outDir) {
  for (const folder of ['src', 'demo']) {
    const from = join(root, folder)
    if (existsSync(from)) await cp(from, join(outDir, folder), { recursive: true, filter: (path) => !/\.(ts|tsx)$/.test(path) })
  }
}

async function isFresh(root, dist) {
  const built = await readFile(join(dist, '.fingerprint'), 'utf8').catch(() => null)
  return built !== null && built === (await fingerprint(root))
}

async function fingerprint(root) {
  const hash = createHash('sha256')
  for (const name of SOURCES) {
    for (const path of await filesOf(join(root, name))) {
      const { size, mtimeMs } = await stat(path)
      hash.update(`${path.slice(root.length)}\0${size}\0${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

async function filesOf(path) {
  const found = await stat(path).catch(() => null)
  if (!found) return []
  if (found.isFile()) return [path]
  const inside = await readdir(path, { withFileTypes: true })
  const nested = await Promise.all(inside.map((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)])))
  return nested.flat().filter((file) => !/\.test\.tsx?$/.test(file)).sort()
}

async function withLock(path, work) {
  const mine = `${path}.${randomBytes(4).toString('hex')}`
  try {
    await writeFile(mine, String(process.pid))
  } catch (error) {
    throw new Error(`Throughline has to build itself and cannot write here (${error.message}): run "npm run build" once as the user who owns the folder.`, { cause: error })
  }
  try {
    while (!(await tryLink(mine, path))) await breakDeadLock(path)
    try {
      await work()
    } finally {
      await rm(path, { force: true })
    }
  } finally {
    await rm(mine, { force: true })
  }
}

// link() is the one call that both creates a file with its text and fails if there is one already.
async function tryLink(mine, path) {
  try {
    await link(mine, path)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

async function breakDeadLock(path) {
  const holder = await stat(path).catch(() => null)
  if (!holder) return
  const pid = Number(await readFile(path, 'utf8').catch(() => '0'))
  // A build takes seconds; an older lock was left by a machine that stopped, and its process id may be another program's now.
  const dead = pid > 0 && (!isAlive(pid) || Date.now() - holder.mtimeMs > 180_000)
  if (dead) await rm(path, { force: true })
  else await sleep(100)
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const SOURCES = ['src', 'demo', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build-assets.js', 'scripts/ensure-built.js']
