import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { answer, sendFault, sendPage } from './answer.tsx'
import { serveAssets } from './assets.ts'
import { notFoundPage } from './error-pages.tsx'
import { securityHeaders } from './headers.ts'
import { serveHealth } from './health.ts'
import type { Site } from './render.tsx'
import type { Route } from './route.ts'
import { routes as allRoutes } from './routes.ts'
import { serveSignIn, type SignInSettings } from './sign-in.tsx'

/** The web service, built from the list of routes and from nothing else. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.log ? { level: 'info', base: null, timestamp: () => `,"at":"${new Date().toISOString()}"`, formatters: { level: (label) => ({ level: label }) } } : false,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    bodyLimit: 1_048_576,
    requestTimeout: 120_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
  })
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 1_048_576 })
  await app.register(multipart, { limits: { fileSize: options.uploadBytes, files: 5, fields: 200, fieldSize: 1_048_576 } })
  await app.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1024 })

  const headers = securityHeaders(options.signIn.formActionOrigins)
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) void reply.header(name, value)
  })
  // Only these fields are ever logged: no address with an id in it, no value, no name.
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({ route: request.routeOptions.url ?? 'none', method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })

  const site: Site = { ...options.site, assets: await serveAssets(app, options.assetsFolder) }
  for (const route of options.routes ?? allRoutes) {
    app.route({ method: route.method, url: route.path, exposeHeadRoute: false, handler: (request, reply) => answer(site, route, request, reply) })
  }
  serveHealth(app, options)
  serveSignIn(app, site, options.signIn)

  app.setNotFoundHandler((request, reply) => sendPage(site, reply, knownPath(app, request.url) ? 405 : 404, notFoundPage(), null, '', '/'))
  app.setErrorHandler((error, request, reply) => {
    const status = typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
    if (status < 500) return sendPage(site, reply, status, { title: 'The request could not be read', body: error instanceof Error ? error.message : '' }, null, '', '/')
    request.log.error({ reference: request.id, route: request.routeOptions.url ?? 'none', name: error instanceof Error ? error.name : 'unknown', code: codeOf(error), stack: stackOf(error) }, 'fault')
    return sendFault(site, reply, request.id)
  })
  return app
}

function knownPath(app: FastifyInstance, url: string): boolean {
  const path = url.split('?')[0] ?? '/'
  return (['GET', 'POST'] as const).some((method) => app.findRoute({ method, url: path }) !== null)
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Where it happened, without the message: a database message can quote a value. */
function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 8).join('\n') : undefined
}

export type ServerOptions = {
  site: Omit<Site, 'assets'>
  assetsFolder: string
  routes?: readonly Route[]
  signIn: SignInSettings
  /** Addresses of proxies whose forwarded headers are believed; none by default. */
  trustedProxies: readonly string[]
  uploadBytes: number
  log: boolean
  isReady: () => Promise<boolean>
}
