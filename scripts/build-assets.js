import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { Logger, compileAsync } from 'sass'

const source = join(dirname(fileURLToPath(import.meta.url)), '../src/web/browser')
const modules = dirname(dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')))

/**
 * Compiles styles, script and icon into `outDir` under names that carry their content's hash, and lists them in `manifest.json`. Returns that list.
 *
 * @param {string} outDir
 * @returns {Promise<{ css: string, js: string, icon: string }>}
 */
export async function buildAssets(outDir) {
  await mkdir(outDir, { recursive: true })
  const [css, js, icon] = await Promise.all([styles(), script(), readFile(join(source, 'icon.svg'), 'utf8')])
  const manifest = {
    css: await keep(outDir, 'app', 'css', css),
    js: await keep(outDir, 'app', 'js', js),
    icon: await keep(outDir, 'icon', 'svg', icon),
  }
  await writeFile(join(outDir, 'manifest.json'), `${JSON.stringify(manifest)}\n`)
  return manifest
}

async function styles() {
  const { css } = await compileAsync(join(source, 'app.scss'), {
    style: 'compressed',
    charset: false,
    loadPaths: [modules],
    quietDeps: true,
    logger: Logger.silent,
  })
  return css
}

async function script() {
  const result = await build({
    entryPoints: [join(source, 'app.js')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2020'],
    legalComments: 'none',
    logLevel: 'silent',
    write: false,
  })
  return result.outputFiles[0].text
}

async function keep(outDir, name, extension, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const file = `${name}-${hash}.${extension}`
  await writeFile(join(outDir, file), content)
  return file
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildAssets(process.argv[2] ?? join(source, '../../../dist/assets'))
}
