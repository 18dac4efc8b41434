/** The three who hold a review and sign it. */
export const parties = ['nqsw', 'manager', 'assessor'] as const

export type Party = (typeof parties)[number]

export const partyLabels: Readonly<Record<Party, string>> = { nqsw: 'NQSW', manager: 'Team manager', assessor: 'Assessor' }

/** Who is who in one review. A manager who also assesses is named twice and signs once for both. */
export type Participants = Readonly<Record<Party, { personId: number; name: string } | null>>

/** The parts that somebody has in a review; none for everybody else. */
export function partsOf(participants: Participants, personId: number | null): Party[] {
  return personId === null ? [] : parties.filter((party) => participants[party]?.personId === personId)
}

/** Whose signature is still wanted, by name, each person once. A part that nobody holds waits for somebody to be named. */
export function waitingFor(participants: Participants, signed: readonly Party[]): string[] {
  const names = parties.filter((party) => !signed.includes(party)).map((party) => participants[party]?.name ?? `the ${partyLabels[party].toLowerCase()}, who is not named yet`)
  return [...new Set(names)]
}
