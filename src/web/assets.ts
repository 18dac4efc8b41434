import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Assets } from './layout.tsx'

const TYPES: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' }

/** Serves the few built files from memory; their names hold their hash, so a browser keeps them for good. */
export async function serveAssets(app: FastifyInstance, folder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Assets
  const names = [manifest.css, manifest.js, manifest.icon].filter((name) => name !== undefined).map((name) => name.split('/').at(-1) ?? '')
  for (const name of names) {
    const bytes = await readFile(join(folder, name))
    app.get(`/assets/${name}`, async (_request, reply) =>
      reply.type(TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream').header('cache-control', 'public, max-age=31536000, immutable').send(bytes),
    )
  }
  const href = (name: string) => `/assets/${name.split('/').at(-1)}`
  return { css: href(manifest.css), js: href(manifest.js), ...(manifest.icon ? { icon: href(manifest.icon) } : {}) }
}
