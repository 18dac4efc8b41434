import { isRole, mayDo, type Capability } from '../../src/access/rules/policy.ts'
import { SESSION_COOKIE } from '../../src/web/session-cookie.ts'

/** The personas that the sign-in page offers. */
export async function listPersonas(address: string): Promise<string[]> {
  const text = await (await fetch(`${address}/sign-in`)).text()
  return [...text.matchAll(/name="persona" value="([^"]+)"/g)].map((match) => match[1] ?? '')
}

/** The session token of a persona, or of an account by its password, got as a browser gets it: the form, its token and the cookie that came with it. */
export async function openSession(address: string, who: string | { email: string; password: string }): Promise<string> {
  const form = await fetch(`${address}/sign-in`)
  const [, formToken = ''] = /name="form-token" value="([^"]+)"/.exec(await form.text()) ?? []
  const cookie = form.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ')
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', body: new URLSearchParams({ 'form-token': formToken, ...(typeof who === 'string' ? { persona: who } : who) }), headers: { cookie }, redirect: 'manual' })
  const token = answer.headers.getSetCookie().map((each) => each.split(/[=;]/)).find(([name]) => name === SESSION_COOKIE)?.[1]
  if (token === undefined || answer.status !== 303) throw new Error(`${typeof who === 'string' ? who : who.email} cannot sign in: status ${answer.status}`)
  return token
}

export function cookieOf(address: string, token: string) {
  return { name: SESSION_COOKIE, value: token, domain: new URL(address).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' as const }
}

/** Personas in the order in which to try them for a page: those whose role may open it, and the widest reach, first. */
export function inOrderFor(permission: Capability | 'signed in', personas: readonly string[]): string[] {
  const rank = (email: string): number => {
    const width = WIDEST.indexOf(roleOf(email))
    return (mayOpen(email, permission) ? 0 : 100) + (width < 0 ? 50 : width)
  }
  return [...personas].sort((a, b) => rank(a) - rank(b))
}

/** Whether the persona's role includes it. */
export function mayOpen(email: string, permission: Capability | 'signed in'): boolean {
  const role = roleOf(email)
  return isRole(role) && (permission === 'signed in' || mayDo([role], permission))
}

/** "team.manager.2@demo.invalid" is a team-manager. */
function roleOf(email: string): string {
  return (email.split('@')[0] ?? '').replace(/\.\d+$/, '').replaceAll('.', '-')
}

const WIDEST = ['data-officer', 'hr-partner', 'head-of-service', 'director', 'principal-social-worker', 'administrator', 'team-manager']
