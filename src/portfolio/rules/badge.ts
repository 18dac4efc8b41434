import type { Day } from '../../time/day.ts'

/**
 * What somebody who passed takes to the next employer, as an Open Badge 3.0 (1EdTech, AchievementCredential over W3C Verifiable
 * Credentials 2.0): who issued it, to whom, for which programme, on which day, against which standards.
 */
export function badgeCredential(facts: BadgeFacts): Record<string, unknown> {
  const issuer = `did:web:${facts.host.replaceAll(':', '%3A')}`
  const id = `https://${facts.host}/badges/${facts.enrolmentId}`
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id, type: ['VerifiableCredential', 'OpenBadgeCredential'], name: facts.programme,
    issuer: { id: issuer, type: ['Profile'], name: facts.authorityName },
    validFrom: `${facts.passedOn}T00:00:00Z`,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', identityHash: facts.personName, hashed: false, identityType: 'name' }],
      achievement: {
        id: `https://${facts.host}/achievements/${facts.programmeCode}`, type: ['Achievement'], name: facts.programme,
        description: `Completed the programme “${facts.programme}” of ${facts.authorityName}.`,
        criteria: { narrative: 'The assessor recommended a pass on the evidence of the whole portfolio, and the panel confirmed it.' },
        alignment: facts.standards.map((standard) => ({ type: ['Alignment'], targetName: standard.label, targetCode: standard.code, targetFramework: standard.framework, targetUrl: standard.url })),
      },
    },
  }
}

export type BadgeFacts = {
  host: string
  enrolmentId: number
  programme: string
  programmeCode: string
  authorityName: string
  personName: string
  passedOn: Day
  standards: readonly { code: string; label: string; framework: string; url: string }[]
}
