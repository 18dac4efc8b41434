import type { FastifyInstance } from 'fastify'

/** `/live`: the process answers. `/ready`: the database takes writes and the service is not closing. No version for strangers. */
export function serveHealth(app: FastifyInstance, options: { isReady: () => Promise<boolean>; isDraining: () => boolean }): void {
  app.get('/live', { exposeHeadRoute: false }, async (_request, reply) => reply.type('text/plain').send('live'))
  app.get('/ready', { exposeHeadRoute: false }, async (_request, reply) => {
    const ready = !options.isDraining() && (await options.isReady().catch(() => false))
    return reply.status(ready ? 200 : 503).type('text/plain').send(ready ? 'ready' : 'not ready')
  })
}
