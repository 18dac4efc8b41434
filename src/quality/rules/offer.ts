/** What the academy promises each newly qualified worker, and whether this one has it (C208). Null: not known for this person. */
export type OfferFacts = { personId: number; teamId: number | null; hasMentor: boolean; hasPracticeLead: boolean; supervisionHeld: { n: number; of: number } | null; daysAttended: { n: number; of: number } | null; reviewsOverdue: number | null }

export type OfferRow = { teamId: number | null; people: number; exceptions: { personId: number; missing: string[] }[] }

/** The offer by team, with every exception by name of what is missing: the same question for everybody, no score for a team. */
export function checkOffer(facts: readonly OfferFacts[]): OfferRow[] {
  const teams = new Map<number | null, OfferFacts[]>()
  for (const one of facts) teams.set(one.teamId, [...(teams.get(one.teamId) ?? []), one])
  return [...teams].map(([teamId, own]) => ({
    teamId, people: own.length,
    exceptions: own.map((one) => ({ personId: one.personId, missing: missingOf(one) })).filter(({ missing }) => missing.length > 0),
  }))
}

function missingOf(one: OfferFacts): string[] {
  const { supervisionHeld, daysAttended } = one
  return [
    ...(one.hasMentor ? [] : ['no mentor']),
    ...(one.hasPracticeLead ? [] : ['no practice lead']),
    ...(supervisionHeld !== null && supervisionHeld.n < supervisionHeld.of ? [`supervision ${supervisionHeld.n} of ${supervisionHeld.of}`] : []),
    ...(daysAttended !== null && daysAttended.n < daysAttended.of ? [`academy days ${daysAttended.n} of ${daysAttended.of}`] : []),
    ...(one.reviewsOverdue !== null && one.reviewsOverdue > 0 ? [`${one.reviewsOverdue} ${one.reviewsOverdue === 1 ? 'review' : 'reviews'} overdue`] : []),
  ]
}
