import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { networkOf } from '../access/sign-in.ts'
import { forbiddenPage, notFoundPage } from './error-pages.tsx'
import { linkRoutes } from './link-routes.ts'
import { isSameOrigin, ownAddressOf } from './origin.ts'
import { texts } from './read-form.ts'
import type { Site } from './render.tsx'
import { sendPage } from './send-page.ts'

/** Serves the addresses for people without an account: no session is read and no cookie set, and the address is told to nobody. */
export function serveLinkRoutes(app: FastifyInstance, site: Site): void {
  for (const route of linkRoutes) {
    app.route({
      method: route.method, url: route.path, exposeHeadRoute: false,
      handler: async (request, reply) => {
        void reply.header('referrer-policy', 'no-referrer')
        if (route.method === 'POST' && !isSameOrigin(request.headers, site.ownHost)) return sendPage(site, reply, 403, forbiddenPage('The request came from another site.'), null, '', '/')
        const params = request.params as Record<string, string>
        if (Object.values(params).some((text) => text.includes('\0'))) return sendPage(site, reply, 404, notFoundPage(), null, '', '/')
        const answered = await route.handle({ db: site.pages, params, fields: route.method === 'POST' ? texts(request.body) : {}, address: networkOf(request.ip), ownAddress: ownAddressOf(site, request), secret: site.secret, today: site.today() })
        if (answered.kind === 'page') return sendPage(site, reply, answered.status ?? 200, answered.page, null, '', '/')
        if (answered.kind === 'redirect') return reply.redirect(answered.to, 303)
        if (answered.kind === 'download') return reply.type(answered.type).send(typeof answered.body === 'string' || Buffer.isBuffer(answered.body) ? answered.body : Readable.from(answered.body))
        return sendPage(site, reply, 404, notFoundPage(), null, '', '/')
      },
    })
  }
}
