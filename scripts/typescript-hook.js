// Lets a script of ours import our TypeScript sources as they are, tests' helpers too, which are not part of the build.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'

/** Node's own load hook: `module.register('./typescript-hook.js', import.meta.url)` switches it on. */
export async function load(url, context, nextLoad) {
  const loader = /\.(tsx?)$/.exec(url)?.[1]
  if (!loader || url.includes('/node_modules/')) return nextLoad(url, context)
  const source = await readFile(fileURLToPath(url), 'utf8')
  const { code } = await transform(source, { loader, jsx: 'automatic', jsxImportSource: 'preact', target: 'es2022', sourcefile: fileURLToPath(url), sourcemap: 'inline' })
  return { format: 'module', source: code, shortCircuit: true }
}
