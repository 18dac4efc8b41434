import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

/** A form's key, bound to the session that was shown the form: an idempotency key and a proof against forged requests in one. */
export function makeFormToken(sessionToken: string): string {
  const key = randomUUID()
  return `${key}.${sign(sessionToken, key)}`
}

/** The form's key, or null where the token is missing, of another session, or altered. */
export function readFormToken(sessionToken: string, token: string | undefined): string | null {
  const [key, signature] = (token ?? '').split('.')
  if (!key || !signature || !/^[0-9a-f-]{36}$/.test(key)) return null
  const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(sessionToken, key))]
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? key : null
}

function sign(sessionToken: string, key: string): string {
  return createHmac('sha256', sessionToken).update(key).digest('base64url')
}
