import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { expect, test } from 'vitest'
import { day } from '../time/day.ts'
import { badgeCredential } from './rules/badge.ts'
import { badgeIssuer, badgeKeys, signBadge } from './sign-badge.ts'

const secret = 'c2VjcmV0IG9mIHRoZSB0ZXN0'
const facts = { host: 'work.council.invalid', enrolmentId: 7, programme: 'ASYE, child and family', programmeCode: 'asye', authorityName: 'Fernshire', personName: 'Wren Tansy', passedOn: day('2027-08-30'), standards: [{ code: '1', label: 'Relationships', framework: 'PQS', url: 'https://www.gov.uk/' }] }

test('whoever has the published key can verify the badge; altered, or under another secret, it fails', async () => {
  const token = await signBadge(secret, badgeCredential(facts))
  const { payload } = await jwtVerify(token, keysOf(secret), { currentDate: new Date('2027-09-01') })
  expect(payload).toMatchObject({ iss: 'did:web:work.council.invalid', type: ['VerifiableCredential', 'OpenBadgeCredential'], nbf: Date.UTC(2027, 7, 30) / 1000, credentialSubject: { type: ['AchievementSubject'], achievement: { type: ['Achievement'], name: 'ASYE, child and family' } } })
  const [head, body, signature] = token.split('.')
  await expect(jwtVerify(`${head}.${Buffer.from(Buffer.from(body ?? '', 'base64url').toString().replace('Wren', 'Wran')).toString('base64url')}.${signature}`, keysOf(secret), { currentDate: new Date('2027-09-01') })).rejects.toThrow('signature verification failed')
  await expect(jwtVerify(token, keysOf('YW5vdGhlcg'), { currentDate: new Date('2027-09-01') })).rejects.toThrow('signature verification failed')
})

test('the private half is never published', () => {
  expect(Object.keys(badgeKeys(secret, facts.host).keys[0] ?? {})).not.toContain('d')
  expect(JSON.stringify(badgeIssuer(secret, 'work.council.invalid:8080'))).toContain('did:web:work.council.invalid%3A8080#badge-1')
})

function keysOf(held: string) {
  return createLocalJWKSet(badgeKeys(held, facts.host) as unknown as JSONWebKeySet)
}
