import type { FastifyInstance } from 'fastify'
import { asCaller } from '../../access/begin.ts'
import type { Site } from '../render.tsx'
import type { PageProps } from '../route.ts'
import { sendPage } from '../send-page.ts'
import { SESSION_COOKIE } from '../session-cookie.ts'
import { accessibility } from './accessibility.tsx'
import { help } from './help.tsx'
import { privacy } from './privacy.tsx'
import { whoSeesThis } from './who-sees-this.tsx'

/** Pages that the footer links to: for everybody, signed in or not, and without anything of the record. */
export const publicPages: Readonly<Record<string, () => PageProps>> = {
  '/help': help,
  '/who-sees-this': whoSeesThis,
  '/accessibility': accessibility,
  '/privacy': privacy,
}

export function servePublicPages(app: FastifyInstance, site: Site): void {
  for (const [path, make] of Object.entries(publicPages)) {
    app.get(path, { exposeHeadRoute: false }, async (request, reply) => {
      const token = request.cookies[SESSION_COOKIE] ?? ''
      const caller = token === '' ? null : await asCaller(site.pages, token, site.pretendedToday, async (_tx, found) => found)
      return sendPage(site, reply, 200, make(), caller?.value ?? null, caller === null ? '' : token, path)
    })
  }
}
