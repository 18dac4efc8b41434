import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import type { Assets } from './layout.tsx'

const TYPES: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' }

const brotli = promisify(brotliCompress)
const gzipped = promisify<Buffer, { level: number }, Buffer>(gzip)

/** Serves the few built files from memory; their names hold their hash, so a browser keeps them for good. */
export async function serveAssets(app: FastifyInstance, folder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Assets
  const names = [manifest.css, manifest.js, manifest.icon].filter((name) => name !== undefined).map((name) => name.split('/').at(-1) ?? '')
  for (const name of names) {
    const bytes = await readFile(join(folder, name))
    // Packed once and as small as they get: a page's own 60 KB include them (assurance of budgets).
    const packed: Readonly<Record<string, Buffer>> = { br: await brotli(bytes), gzip: await gzipped(bytes, { level: 9 }) }
    app.get(`/assets/${name}`, async (request, reply) => {
      const accepted = (request.headers['accept-encoding'] ?? '').split(',').map((each) => each.split(';')[0]?.trim())
      const encoding = Object.keys(packed).find((each) => accepted.includes(each))
      void reply.type(TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream').header('cache-control', 'public, max-age=31536000, immutable').header('vary', 'accept-encoding')
      return encoding === undefined ? reply.send(bytes) : reply.header('content-encoding', encoding).send(packed[encoding])
    })
  }
  const href = (name: string) => `/assets/${name.split('/').at(-1)}`
  return { css: href(manifest.css), js: href(manifest.js), ...(manifest.icon ? { icon: href(manifest.icon) } : {}) }
}
