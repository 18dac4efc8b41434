import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** `__Host-`: bound to this host and path, only over TLS (browsers treat localhost as such), never readable by scripts. The only cookie. */
export const SESSION_COOKIE = '__Host-throughline'

export const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const

/** What this browser holds: a session's token, one that has ended, or a random text that only binds its sign-in form to it. */
export function browserToken(request: FastifyRequest, reply: FastifyReply): string {
  const held = request.cookies[SESSION_COOKIE] ?? ''
  if (held.length >= 43 && held.length <= 100) return held
  const made = `before-${randomBytes(32).toString('base64url')}`
  void reply.setCookie(SESSION_COOKIE, made, cookieOptions)
  return made
}

export function setSession(reply: FastifyReply, token: string): void {
  void reply.setCookie(SESSION_COOKIE, token, cookieOptions)
}

export function clearSession(reply: FastifyReply): void {
  void reply.clearCookie(SESSION_COOKIE, cookieOptions)
}
