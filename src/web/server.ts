import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { answer } from './answer.tsx'
import { serveAssets } from './assets.ts'
import { notFoundPage, refusedRequestPage } from './error-pages.tsx'
import { securityHeaders } from './headers.ts'
import { serveHealth } from './health.ts'
import { limitRequests } from './limits.ts'
import { allowedFields } from './log-fields.ts'
import { BadForm } from './read-form.ts'
import { servePublicPages } from './public-pages/serve-public-pages.ts'
import type { Site } from './render.tsx'
import type { Route } from './route.ts'
import { routes as allRoutes } from './routes.ts'
import { sendFault, sendPage } from './send-page.ts'
import { serveLinkRoutes } from './serve-link-routes.ts'
import { serveSignIn } from './sign-in/serve-sign-in.ts'

/** The web service, built from the list of routes and from nothing else. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.log
      ? {
          level: 'info',
          base: null,
          timestamp: () => `,"at":"${new Date().toISOString()}"`,
          formatters: { level: (label) => ({ level: label }), log: allowedFields },
          ...(options.logTo ? { stream: options.logTo } : {}),
        }
      : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    bodyLimit: 1_048_576,
    // The whole request, a file of 200 MB over a slow line included; a page's own work has the database's limits.
    requestTimeout: 120_000,
    connectionTimeout: 150_000,
    keepAliveTimeout: 15_000,
    http: { headersTimeout: 15_000, maxHeaderSize: 16_384 },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
  })
  app.removeContentTypeParser(['application/json', 'text/plain'])
  const site: Site = { ...options.site, assets: await serveAssets(app, options.assetsFolder) }

  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(securityHeaders)) if (!reply.hasHeader(name)) void reply.header(name, value)
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({ route: request.routeOptions.url ?? 'none', method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  await limitRequests(app, { inFlight: options.inFlight ?? 64, perMinute: options.perMinute ?? 3000 }, (_request, reply, status) => sendPage(site, reply, status, refusedRequestPage(status, ''), null, '', '/'))
  app.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'POST') return notAllowed(reply, 'GET, POST')
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 1_048_576 })
  await app.register(multipart, { limits: { fileSize: options.uploadBytes, files: 5, fields: 200, fieldSize: 1_048_576, parts: 205 } })
  await app.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1024 })

  const taken = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ method, url }) => void taken.set(url, new Set([...(taken.get(url) ?? []), ...[method].flat()])))
  for (const route of options.routes ?? allRoutes) {
    app.route({ method: route.method, url: route.path, exposeHeadRoute: false, handler: (request, reply) => answer(site, route, request, reply) })
  }
  serveHealth(app, { isReady: options.isReady, isDraining: options.isDraining ?? (() => false) })
  serveSignIn(app, site)
  servePublicPages(app, site)
  serveLinkRoutes(app, site)
  for (const [url, methods] of taken) {
    const other = (['GET', 'POST'] as const).filter((method) => !methods.has(method))
    if (other.length > 0) app.route({ method: [...other], url, exposeHeadRoute: false, handler: async (_request, reply) => notAllowed(reply, [...methods].join(', ')) })
  }

  app.setNotFoundHandler((_request, reply) => sendPage(site, reply, 404, notFoundPage(), null, '', '/'))
  app.setErrorHandler((error, request, reply) => {
    const status = typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
    if (status === 503 || status === 429) void reply.header('retry-after', '5')
    // Only our own sentences reach the page; a library's message may quote what was sent.
    if (status < 500 || status === 503) return sendPage(site, reply, status, refusedRequestPage(status, error instanceof BadForm ? error.message : 'The request could not be read'), null, '', '/')
    request.log.error({ reference: request.id, route: request.routeOptions.url ?? 'none', name: error instanceof Error ? error.name : 'unknown', code: codeOf(error), stack: stackOf(error) }, 'fault')
    return sendFault(site, reply, request.id)
  })
  return app

  function notAllowed(reply: Parameters<typeof sendPage>[1], allow: string) {
    return sendPage(site, reply.header('allow', allow), 405, refusedRequestPage(405, 'Go back to the page before'), null, '', '/')
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Where it happened, without the message: a database message can quote a value. */
function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').filter((line) => /^ {4}at \S/.test(line)).slice(0, 8).join('\n') : undefined
}

export type ServerOptions = {
  site: Omit<Site, 'assets'>
  assetsFolder: string
  routes?: readonly Route[]
  /** Addresses of proxies whose forwarded headers are believed; none by default. */
  trustedProxies: readonly string[]
  uploadBytes: number
  log: boolean
  /** Instead of standard output. */
  logTo?: { write: (line: string) => void }
  isReady: () => Promise<boolean>
  isDraining?: () => boolean
  /** Requests at once, and a minute from one address. */
  inFlight?: number
  perMinute?: number
}
