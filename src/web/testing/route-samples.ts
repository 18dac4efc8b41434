import type { Reach } from '../../access/testing/principals.ts'
import type { MatrixWorld } from './matrix-world.ts'
import { CHAIR } from './panel-chair.ts'

/**
 * What each parameter of an address stands for, and who reaches it: a route whose parameters are all here is in the matrix without
 * another line. A route with a parameter that is not here fails the matrix until it is.
 */
export const parameters: Readonly<Record<string, Parameter>> = {
  person: { objects: (world) => world.people, isReached: ({ id }, by) => by.all || by.people.has(id) },
  team: { objects: (world) => world.teams, isReached: ({ id }, by) => by.all || by.teams.has(id) },
  user: { objects: (world) => world.users, isReached: (_object, by) => by.manages },
  employment: { objects: (world) => world.employments, isReached: ({ personId }, by) => by.all || by.people.has(personId ?? 0) },
  expected: { objects: (world) => world.expected, isReached: ({ personId }, by) => by.changes && (by.all || by.people.has(personId ?? 0)) },
  run: { objects: (world) => world.enrolments, isReached: ({ personId }, by) => by.all || by.people.has(personId ?? 0) },
  review: { objects: (world) => world.academy.reviews, isReached: ({ personId }, by) => personId === by.principal.personId || (leadsAcademy(by) && (by.all || by.people.has(personId ?? 0))) },
  academyDay: { objects: (world) => world.academy.days, isReached: () => true },
  panel: { objects: (world) => world.academy.panels, isReached: () => true },
  case: {
    objects: (world) => world.academy.cases,
    isReached: ({ personId }, by) => personId !== by.principal.personId && (by.principal.name === CHAIR || (leadsPanel(by) && (by.all || by.people.has(personId ?? 0)))),
  },
  enrolment: { objects: (world) => world.enrolments, isReached: ({ personId }, by) => by.all || by.people.has(personId ?? 0) },
  trainee: { objects: (world) => world.trainees, isReached: ({ personId }, by) => by.all || by.people.has(personId ?? 0) },
  // of the two people alone: every principal here is the first of them
  reflection: { objects: (world) => world.reflections, isReached: ({ personId }, by) => personId !== undefined && personId === by.principal.personId },
  item: { objects: (world) => world.portfolio.items, isReached: readsPortfolio },
  observation: { objects: (world) => world.portfolio.observations, isReached: readsPortfolio },
  import: { objects: (world) => world.imports, isReached: (_object, by) => by.all && by.allProtected && by.changes },
}

/** Parameters that name no object: the same value for everybody. */
export const constants: Readonly<Record<string, string>> = { role: '1', year: '2025', measure: 'turnover', basis: 'headcount', check: 'K01', step: 'extract', kind: 'same-person-twice', number: '1', change: '1', point: 'x', party: 'nqsw', fact: 'moved-days', note: '1', action: '1', file: '1', concern: '1', notice: '1', asked: '1', batch: '1', quotation: '1', questionnaire: '1', programme: 'asye', scenario: '1', run: '1', pack: '1', ask: '1', audience: 'child', form: 'reflection', stage: 'plan', planned: '1', format: 'frameworks.json' }

/**
 * Routes that need more than their address: what to send, or why an allowed request answers something else than a page. `answers` is
 * what an allowed request may find besides.
 */
export const samples: Readonly<Record<string, Sample>> = {
  // the matrix's record holds no scenario, run or pack
  'outlook.scenario': { answers: ['not-found'] },
  'outlook.change-scenario': { answers: ['not-found'] },
  'outlook.start-run': { answers: ['not-found'] },
  'outlook.run': { answers: ['not-found'] },
  'outlook.stop-run': { answers: ['not-found'] },
  'outlook.pack': { answers: ['not-found'] },
  'outlook.decide': { answers: ['not-found'] },
  'outlook.save-pack': { answers: ['not-found'] },
  // what a form names by its fields is not there where it is sent empty
  'supervision.answer': { fields: { session: '1', answer: 'agree' }, answers: ['not-found'] },
  'supervision.write': { answers: ['not-found'] },
  'supervision.save-new': { answers: ['not-found'] },
  'supervision.share': { answers: ['not-found'] },
  // there is nothing to discard, choose, end or settle in the matrix's own small record
  'imports.columns': { answers: ['not-found'] },
  'imports.choose-columns': { answers: ['not-found'] },
  'imports.discard': { answers: ['not-found'] },
  'imports.decide': { answers: ['not-found'] },
  'imports.exception': { answers: ['not-found'] },
  // the matrix's own record holds no programme, claim, action or questionnaire
  'funding.decide': { answers: ['not-found'] },
  'funding.decided': { answers: ['not-found'] },
  'funding.claim': { answers: ['not-found'] },
  'funding.receive': { answers: ['not-found'] },
  'quality.finish-action': { answers: ['not-found'] },
  'quality.withdraw-quotation': { answers: ['not-found'] },
  'quality.results': { answers: ['not-found'] },
  'quality.answer': { answers: ['not-found'] },
  'quality.give-answers': { answers: ['not-found'] },
  'caseloads.mine': { answers: ['not-found'] },
  // most of the matrix's own people are on no programme or not the author, assessor or observer by name: there is nothing to write, decide or fetch
  'portfolio.adding': { answers: ['not-found'] },
  'portfolio.add': { answers: ['not-found'] },
  'portfolio.submit': { answers: ['not-found'] },
  'portfolio.changing': { answers: ['not-found'] },
  'portfolio.change': { answers: ['not-found'] },
  'portfolio.deciding': { answers: ['not-found'] },
  'portfolio.decide': { answers: ['not-found'] },
  'portfolio.file': { answers: ['not-found'] },
  'portfolio.remove-file': { answers: ['not-found'] },
  'portfolio.asking': { answers: ['not-found'] },
  'portfolio.ask': { answers: ['not-found'] },
  'portfolio.withdraw': { answers: ['not-found'] },
  'portfolio.from-paper': { answers: ['not-found'] },
  'portfolio.keep-paper': { answers: ['not-found'] },
  'portfolio.planning': { answers: ['not-found'] },
  'portfolio.plan': { answers: ['not-found'] },
  'portfolio.stage': { answers: ['not-found'] },
  'portfolio.write-stage': { answers: ['not-found'] },
  'portfolio.reopening': { answers: ['not-found'] },
  'portfolio.reopen': { answers: ['not-found'] },
  'portfolio.names': { answers: ['not-found'] },
  'portfolio.settle-name': { answers: ['not-found'] },
  'portfolio.forms': { answers: ['not-found'] },
  'portfolio.form': { answers: ['not-found'] },
  'portfolio.take-away': { answers: ['not-found'] },
  'portfolio.archive': { answers: ['not-found'] },
  'portfolio.portfolio': { answers: ['not-found'] },
  // the matrix's own day has nobody's register: nobody was there, so there is nothing to make evidence of
  'academy-days.evidence': { answers: ['not-found'] },
  // nobody decides on themselves
  'rotations.deciding': { answers: ['not-found'] },
  'rotations.decide': { answers: ['not-found'] },
  'access.end-role': { answers: ['not-found'] },
  'census.change': { answers: ['not-found'] },
  'census.answer': { answers: ['not-found'] },
  'census.save-layout': { answers: ['not-found'] },
  'census.version': { answers: ['not-found'] },
  'census.version-xml': { answers: ['not-found'] },
  'census.sign-off': { answers: ['not-found'] },
  'census.sent': { answers: ['not-found'] },
  // an empty team's list names nobody who could be wrong on it
  'census.wrong': { answers: ['not-found'] },
  'census.ask': { answers: ['not-found'] },
  // a review that is only booked, a portfolio that is not decided, and nobody's own: there is nothing yet to sign, answer, confirm or fetch
  'reviews.booking': { answers: ['not-found'] },
  'reviews.book': { answers: ['not-found'] },
  'reviews.probation': { answers: ['not-found'] },
  'reviews.set-probation': { answers: ['not-found'] },
  'reviews.held': { answers: ['not-found'] },
  'reviews.hold': { answers: ['not-found'] },
  'reviews.note': { answers: ['not-found'] },
  'reviews.answer-note': { answers: ['not-found'] },
  'reviews.view': { answers: ['not-found'] },
  'reviews.save-view': { answers: ['not-found'] },
  'reviews.action': { answers: ['not-found'] },
  'reviews.change-action': { answers: ['not-found'] },
  'reviews.file': { answers: ['not-found'] },
  'reviews.make-agreement': { answers: ['not-found'] },
  'reviews.sign-agreement': { answers: ['not-found'] },
  'concerns.concern': { answers: ['not-found'] },
  'concerns.answer': { answers: ['not-found'] },
  'concerns.raise': { answers: ['not-found'] },
  'panel.recommending': { answers: ['not-found'] },
  'panel.recommend': { answers: ['not-found'] },
  'panel.confirm': { answers: ['not-found'] },
  'panel.amendments-seen': { answers: ['not-found'] },
  'panel.moderation': { answers: ['not-found'] },
  'panel.moderate': { answers: ['not-found'] },
  'panel.appeal': { answers: ['not-found'] },
  'panel.record-appeal': { answers: ['not-found'] },
  'panel.appeal-outcome': { answers: ['not-found'] },
  'panel.settle-appeal': { answers: ['not-found'] },
  'panel.letter': { answers: ['not-found'] },
  'academy.framework-plan': { answers: ['not-found'] },
  'academy.apply-frameworks': { answers: ['not-found'] },
  'academy.discard-frameworks': { answers: ['not-found'] },
  'portfolio.panel-evidence': { answers: ['not-found'] },
  'portfolio.panel-file': { answers: ['not-found'] },
  'panel.certificate': { answers: ['not-found'] },
  'panel.own-letter': { answers: ['not-found'] },
  'panel.hr-step': { answers: ['not-found'] },
  'panel.save-hr-step': { answers: ['not-found'] },
  'panel.settle-notice': { answers: ['not-found'] },
  // the live return holds protected fields of everybody: whoever does not see all of them does not see a part of it either
  'census.compare': { needsWholeReturn: true },
  'census.xml': { needsWholeReturn: true },
  'census.freezing': { needsWholeReturn: true },
  'census.send-lists': { needsWholeReturn: true },
  'census.check': { needsWholeReturn: true },
  'census.note': { needsWholeReturn: true },
  'census.save-note': { needsWholeReturn: true },
  'census.rule-number': { needsWholeReturn: true },
  'census.set-rule-number': { needsWholeReturn: true },
  'census.row': { needsWholeReturn: true, answers: ['not-found'] },
  'census.freeze': { answers: ['forbidden', 'not-found'] },
}

function leadsAcademy(by: Reach): boolean {
  return ['team-manager', 'practice-lead', 'academy-coordinator', 'principal-social-worker'].some((role) => by.acting.has(role))
}

function leadsPanel(by: Reach): boolean {
  return ['academy-coordinator', 'practice-lead', 'head-of-service', 'principal-social-worker'].some((role) => by.acting.has(role))
}

/** The NQSW, and those who lead the academy and reach the NQSW; assessors and observers see what names them. */
function readsPortfolio({ personId }: WorldObject, by: Reach): boolean {
  return personId === by.principal.personId || (['practice-lead', 'academy-coordinator', 'principal-social-worker'].some((role) => by.acting.has(role)) && (by.all || by.people.has(personId ?? 0)))
}

export type WorldObject = { where: Where; id: number; authorityId: number; personId?: number }
/** From the caller's own place outwards. */
export type Where = 'self' | 'own team' | 'other team of the service' | 'other service' | 'other authority' | 'non-existent' | 'own authority'

type Parameter = { objects: (world: MatrixWorld) => readonly WorldObject[]; isReached: (object: WorldObject, by: Reach) => boolean }
type Sample = { fields?: Readonly<Record<string, string>>; query?: string; needsWholeReturn?: boolean; answers?: readonly ('not-found' | 'forbidden')[] }
