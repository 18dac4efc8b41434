import type { FastifyReply } from 'fastify'
import type { Caller } from '../access/begin.ts'
import { errorPage } from './error-pages.tsx'
import { makeFormToken } from './form-token.ts'
import { renderPage, type Site } from './render.tsx'
import type { PageProps } from './route.ts'

export function sendPage(site: Site, reply: FastifyReply, status: number, props: PageProps, caller: Caller | null, token: string, url: string): FastifyReply {
  if (props.looksAgainAfter !== undefined) void reply.header('refresh', String(props.looksAgainAfter))
  return reply.status(status).type('text/html; charset=utf-8').send(renderPage(site, props, caller, makeFormToken(token), url))
}

export function sendFault(site: Site, reply: FastifyReply, reference: string): FastifyReply {
  return sendPage(site, reply, 500, errorPage(reference), null, '', '/')
}
