import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/**
 * What one process takes on: so many requests at once, the rest are told at once to come again (503, Retry-After), and so many a minute
 * from one address. A limit of few in flight serves more people than none (assurance R14). Health and built files always answer.
 */
export async function limitRequests(app: FastifyInstance, limits: Limits, refuse: (request: FastifyRequest, reply: FastifyReply, status: 429 | 503) => FastifyReply): Promise<void> {
  let inFlight = 0
  app.addHook('onRequest', async (request, reply) => {
    if (isAlwaysAnswered(request.url)) return
    if (inFlight >= limits.inFlight) {
      void reply.header('retry-after', '2')
      return refuse(request, reply, 503)
    }
    inFlight += 1
    reply.raw.once('close', () => {
      inFlight -= 1
    })
  })
  await app.register(rateLimit, {
    max: limits.perMinute,
    timeWindow: 60_000,
    allowList: (request: FastifyRequest) => isAlwaysAnswered(request.url),
    addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false, 'retry-after': true },
    errorResponseBuilder: () => new TooMany('too many requests'),
  })
}

/** The error handler makes a page of it. */
class TooMany extends Error {
  readonly statusCode = 429
}

function isAlwaysAnswered(url: string): boolean {
  return url === '/live' || url === '/ready' || url.startsWith('/assets/')
}

export type Limits = { inFlight: number; perMinute: number }
