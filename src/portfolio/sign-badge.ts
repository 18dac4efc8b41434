import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'

/**
 * The badge signed as a JWT (Open Badges 3.0, "JSON Web Token Proof Format"): the credential is the payload, beside iss, jti, nbf and sub.
 * The key is an Ed25519 one made of a secret of the data folder, so that every process and every restart signs with the same.
 */
export async function signBadge(secret: string, credential: Record<string, unknown>): Promise<string> {
  const issuer = credential['issuer'] as { id: string }
  return await new SignJWT({ ...credential, iss: issuer.id, jti: credential['id'] as string, sub: `${String(credential['id'])}#subject`, nbf: Math.floor(Date.parse(credential['validFrom'] as string) / 1000) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: `${issuer.id}#${KEY_ID}` })
    .sign(keyOf(secret))
}

/** The public half, as it is published at /.well-known/jwks.json. */
export function badgeKeys(secret: string, host: string): { keys: readonly Record<string, unknown>[] } {
  return { keys: [{ ...createPublicKey(keyOf(secret)).export({ format: 'jwk' }), kid: `did:web:${host.replaceAll(':', '%3A')}#${KEY_ID}`, use: 'sig', alg: 'EdDSA' }] }
}

/** The did:web document of the host (W3C, did:web method): where a verifier finds the key. */
export function badgeIssuer(secret: string, host: string): Record<string, unknown> {
  const id = `did:web:${host.replaceAll(':', '%3A')}`
  const [key] = badgeKeys(secret, host).keys
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'], id,
    verificationMethod: [{ id: `${id}#${KEY_ID}`, type: 'JsonWebKey2020', controller: id, publicKeyJwk: key }], assertionMethod: [`${id}#${KEY_ID}`],
  }
}

/** RFC 8410: the 32 bytes of the seed behind a fixed head. */
function keyOf(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), Buffer.alloc(0), 'open badge signing key', 32))
  return createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' })
}

const KEY_ID = 'badge-1'
