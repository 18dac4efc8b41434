/** `__Host-`: bound to this host and path, only over TLS (browsers treat localhost as such), never readable by scripts. */
export const SESSION_COOKIE = '__Host-throughline'

export const cookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const
