import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { SubjectKind } from '../caseloads/tables.ts'

/** The names under which the data folder keeps the two secrets; neither is ever in the database. */
export const childSecretNames = ['child-reference-hash', 'child-reference-seal'] as const

/**
 * The keys of one authority for its case numbers: HMAC-SHA-256 to join rows of the same child, AES-256-GCM to show the number to
 * who may see it. Derived (HKDF, RFC 5869) from the deployment's two secrets, so that two authorities never share a key.
 */
export function childKeysOf(secrets: Readonly<Record<(typeof childSecretNames)[number], string>>, dfeNumber: string): ChildKeys {
  const derive = (name: (typeof childSecretNames)[number]) => Buffer.from(hkdfSync('sha256', Buffer.from(secrets[name], 'base64url'), Buffer.from(`authority ${dfeNumber}`), name, 32))
  const [hashKey, sealKey] = [derive('child-reference-hash'), derive('child-reference-seal')]
  return {
    hash: (kind, reference) => createHmac('sha256', hashKey).update(`${kind}:${reference}`).digest(),
    seal(reference) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
      const sealed = Buffer.concat([cipher.update(reference, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}

export type ChildKeys = {
  hash(kind: SubjectKind, reference: string): Buffer
  seal(reference: string): Buffer
  /** Throws where the number was sealed under another key or was altered. */
  open(sealed: Buffer): string
}
