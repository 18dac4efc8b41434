import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Chromium from `CHROMIUM_PATH`, from the system, or from npm, unpacked with the libraries that it brings; one sentence where there
 * is none. `THROUGHLINE_NPM_CHROMIUM=1` takes npm's although the system has one.
 */
export async function findBrowser(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return { executablePath: named, env: {}, remove: async () => {} }
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`)
  }
  const installed = process.env['THROUGHLINE_NPM_CHROMIUM'] === '1' ? undefined : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  return installed === undefined ? unpackBrowser() : { executablePath: installed, env: {}, remove: async () => {} }
}

// The package unpacks into TMPDIR under fixed names; a folder of our own keeps other users' files of that name out of the way.
async function unpackBrowser(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'tl-chromium-'))
  const remove = async (): Promise<void> => rm(folder, { recursive: true, force: true })
  const before = { ...process.env }
  try {
    Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' })
    const { default: chromium } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    await writeFile(join(folder, 'fonts', 'fonts.conf'), fontsOf(folder))
    return { executablePath, env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts'), HOME: folder }, remove }
  } catch (error) {
    await remove()
    throw new Error('There is no Chromium: install the Debian package chromium, or name one in CHROMIUM_PATH, or allow a run without with THROUGHLINE_ALLOW_NO_BROWSER=1.', { cause: error })
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

// The package's own list names /tmp/fonts, and a page without fonts has no text at all.
function fontsOf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}

export type Browser = { readonly executablePath: string; readonly env: Record<string, string>; remove(): Promise<void> }
