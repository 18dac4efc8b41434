/**
 * What is known of measures that may keep people (docs/rules/outlook.md, "Evidence"): the hazard ratio of leaving that a scenario starts from, as
 * median and 90 % interval, its source, and how strong that is. Nothing here was shown for one English council.
 */
export const evidence: readonly Evidence[] = [
  {
    key: 'retention-payment', label: 'Retention payment', median: 0.93, low: 0.78, high: 1.02, strength: 'Moderate, from teachers',
    source: 'Teachers in England: 8 % more pay, 23 % fewer leavers (Sims and Benhenda 2022, CEPEO 22-04); five schemes: 5.1 % fewer, not significant (NFER, June 2025). Councils: split.',
    note: 'While eligible. Look for a rebound when the tie-in ends.',
  },
  {
    key: 'golden-handshake', label: 'Golden handshake', median: 1, low: 1, high: 1, strength: 'None found',
    source: 'No study of its effect on leaving was found. NFER (2025): bursaries are better value for recruitment than retention payments.',
    note: 'May bring more joiners; those whose clawback ends leave together.',
  },
  {
    key: 'caseload-cut', label: 'One case fewer for each FTE', median: 0.988, low: 0.977, high: 0.998, strength: 'Association only',
    source: '1,152 council-years of DfE\'s figures, 2018 to 2025, with effects of council and year: 1.0124 for each case more (95 % 1.002 to 1.023).',
    note: 'Plan it for capacity and quality first: three cases fewer take a fifth more capacity and keep about one leaver in 28.',
  },
  {
    key: 'recognition', label: 'Recognition letters', median: 0.99, low: 0.94, high: 1.03, strength: 'Randomised trial, other outcome',
    source: 'What Works for Children\'s Social Care, trial of recognition letters: felt valued more; wellbeing, motivation and belonging not significant.',
    note: 'Leaving was not measured.',
  },
  {
    key: 'schwartz-rounds', label: 'Schwartz rounds', median: 1, low: 0.93, high: 1.05, strength: 'Trial, result not found',
    source: 'Trial in six authorities; its result was not found.', note: 'Taken as no effect until it is.',
  },
  {
    key: 'academy', label: 'Academy and enhanced support', median: 0.95, low: 0.8, high: 1.05, strength: 'No comparison group',
    source: 'One council\'s own figures, without a comparison group and with short follow-up.', note: 'Recent cohorts look better than they are: they have not had time to leave.',
  },
  {
    key: 'ladder-step', label: 'An added step of the ladder', median: 1, low: 0.9, high: 1.05, strength: 'None found',
    source: 'No study of its effect on leaving was found; councils report less agency work at senior grades (Walsall, 2021).',
    note: 'Taken as no effect on leaving; what it changes is where people are.',
  },
]

export function findEvidence(key: string): Evidence | null {
  return evidence.find((one) => one.key === key) ?? null
}

export type Evidence = { key: string; label: string; median: number; low: number; high: number; strength: string; source: string; note: string }
