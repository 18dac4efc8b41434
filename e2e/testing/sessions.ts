import { isRole, mayDo, type Capability } from '../../src/access/rules/policy.ts'
import { SESSION_COOKIE } from '../../src/web/session-cookie.ts'

/** The personas that the sign-in page offers. */
export async function listPersonas(address: string): Promise<string[]> {
  const text = await (await fetch(`${address}/sign-in`)).text()
  return [...text.matchAll(/name="persona" value="([^"]+)"/g)].map((match) => match[1] ?? '')
}

/** The session cookie of a persona, or of an account with its password. */
export async function openSession(address: string, who: { persona: string } | { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${address}/sign-in`, { method: 'POST', body: new URLSearchParams(who), redirect: 'manual' })
  const [, token] = new RegExp(`${SESSION_COOKIE}=([^;]+)`).exec(answer.headers.get('set-cookie') ?? '') ?? []
  if (token === undefined) throw new Error(`${JSON.stringify(who)} cannot sign in: status ${answer.status}`)
  return token
}

export function cookieOf(address: string, token: string) {
  return { name: SESSION_COOKIE, value: token, domain: new URL(address).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Lax' as const }
}

/** Personas in the order in which to try them for a page: those whose role may open it, and the widest reach, first. */
export function inOrderFor(permission: Capability | 'signed in', personas: readonly string[]): string[] {
  const rank = (email: string): number => {
    const role = roleOf(email)
    const may = isRole(role) && (permission === 'signed in' || mayDo([role], permission))
    const width = WIDEST.indexOf(role)
    return (may ? 0 : 100) + (width < 0 ? 50 : width)
  }
  return [...personas].sort((a, b) => rank(a) - rank(b))
}

/** "team.manager.2@demo.invalid" is a team-manager. */
function roleOf(email: string): string {
  return (email.split('@')[0] ?? '').replace(/\.\d+$/, '').replaceAll('.', '-')
}

const WIDEST = ['data-officer', 'hr-partner', 'head-of-service', 'director', 'principal-social-worker', 'administrator', 'team-manager']
