import type { Caller, Tx } from '../access/begin.ts'
import { academyPath } from '../academy/paths.ts'
import { mayDo, type Capability } from '../access/rules/policy.ts'
import { ownListsPath } from '../census/paths.ts'
import { listTeamLists } from '../census/queries.ts'
import { exceptionsPath, expectedPath } from '../imports/paths.ts'
import { listExceptions, listExpected } from '../imports/queries.ts'
import { panelPath, panelsPath } from '../panel/paths.ts'
import { countToRead, listPanelsAhead } from '../panel/queries.ts'
import { myPortfolioPath, portfoliosPath } from '../portfolio/paths.ts'
import { countReturned, listToDecide } from '../portfolio/queries.ts'
import { answerPath } from '../quality/paths.ts'
import { listOfferFacts, listOpenQuestionnaires } from '../quality/queries.ts'
import { reviewsPath } from '../reviews/paths.ts'
import { countReviewsWaiting } from '../reviews/read-lines.ts'
import { formatDay, yearOf, type Day } from '../time/day.ts'
import { bankHolidays } from '../time/working-days.ts'
import type { DigestLine } from './rules/digest.ts'

/**
 * What waits for the caller: the same list on the first page and in the weekly digest. Each source counts as the caller sees it, and is
 * asked only where the caller may do something about it.
 */
export async function listWaiting(tx: Tx, caller: Caller, on: Day): Promise<DigestLine[]> {
  const lines: DigestLine[] = []
  for (const source of SOURCES) {
    if (!mayDo(caller.roles, source.capability)) continue
    const count = await source.count(tx, caller, on)
    if (count > 0) lines.push({ count, text: count === 1 ? source.one : source.many, path: source.path })
  }
  if (mayDo(caller.roles, 'work on reviews')) lines.push(...(await reviewsWaiting(tx, caller, on)))
  if (mayDo(caller.roles, 'sit on panels') || mayDo(caller.roles, 'arrange panels')) {
    for (const panel of await listPanelsAhead(tx, on, mayDo(caller.roles, 'arrange panels') ? null : (caller.user?.id ?? 0))) lines.push({ count: 1, text: `Academy Panel on ${formatDay(panel.heldOn)}`, path: panelPath(panel.id) })
  }
  if (!mayDo(caller.roles, 'see own record')) return lines
  return [...lines, ...(await listOpenQuestionnaires(tx, caller.roles, on)).map(({ id, name }) => ({ count: 1, text: `questionnaire to answer: ${name}`, path: answerPath(id) }))]
}

/** To sign as one of the three; to book, hold or record for whoever manages or assesses, and for the coordinator those of everybody. */
async function reviewsWaiting(tx: Tx, caller: Caller, on: Day): Promise<DigestLine[]> {
  const { toSign, toHold } = await countReviewsWaiting(tx, caller.user?.personId ?? null, mayDo(caller.roles, 'arrange panels'), on)
  return [
    ...(toSign === 0 ? [] : [{ count: toSign, text: `${toSign === 1 ? 'review' : 'reviews'} to sign`, path: `${reviewsPath}?show=mine` }]),
    ...(toHold === 0 || !mayDo(caller.roles, 'lead reviews') ? [] : [{ count: toHold, text: `${toHold === 1 ? 'review' : 'reviews'} due or overdue: to book, hold or record`, path: reviewsPath }]),
  ]
}

type Source = { capability: Capability; one: string; many: string; path: string; count: (tx: Tx, caller: Caller, on: Day) => Promise<number> }

const SOURCES: readonly Source[] = [
  {
    capability: 'assess evidence', one: 'item of evidence to accept or send back', many: 'items of evidence to accept or send back', path: portfoliosPath,
    count: async (tx, caller) => (await listToDecide(tx, caller.user?.personId ?? 0)).length,
  },
  {
    capability: 'keep own portfolio', one: 'item of evidence that was sent back to you', many: 'items of evidence that were sent back to you', path: myPortfolioPath,
    count: async (tx, caller) => await countReturned(tx, caller.user?.personId ?? 0),
  },
  {
    capability: 'sit on panels', one: 'portfolio to read for a panel', many: 'portfolios to read for a panel', path: panelsPath,
    count: async (tx, caller, on) => await countToRead(tx, caller.user?.id ?? 0, on),
  },
  {
    capability: 'keep academy', one: 'newly qualified social worker without a mentor', many: 'newly qualified social workers without a mentor', path: academyPath,
    count: async (tx, _caller, on) => (await listOfferFacts(tx, on)).filter((one) => !one.hasMentor).length,
  },
  {
    capability: 'confirm own team list', one: 'team list of the census to confirm', many: 'team lists of the census to confirm', path: ownListsPath,
    count: async (tx) => (await listTeamLists(tx, null)).filter((list) => list.confirmed_at === null).length,
  },
  {
    capability: 'work exceptions', one: 'thing that does not match between the files', many: 'things that do not match between the files', path: exceptionsPath,
    count: async (tx, _caller, on) => (await listExceptions(tx, on)).length,
  },
  {
    capability: 'work exceptions', one: 'notice, starter or allocation that its file should have confirmed by now', many: 'notices, starters or allocations that their files should have confirmed by now', path: expectedPath,
    count: async (tx, _caller, on) => {
      const holidays = new Set([yearOf(on) - 1, yearOf(on)].flatMap((year) => bankHolidays(year)))
      return (await listExpected(tx, on, holidays)).filter((one) => one.isLate).length
    },
  },
]
