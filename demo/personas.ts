import type { Role } from '../src/access/rules/policy.ts'
import type { History } from './simulation/simulate.ts'
import { spellsOf } from './simulation/simulate.ts'
import { isInPostOn, stintOn, type Someone } from './simulation/people.ts'
import { onProgramme } from './academy.ts'
import { demoDayNumber, type PostKindName } from './council.ts'

/** Whom one can be in the demonstration: an account with a role and a scope, tied to somebody of the simulated workforce where the role is held by one. */
export type Persona = {
  email: string
  name: string
  role: Role
  scope: 'self' | 'mentees' | 'team' | 'service' | 'authority'
  /** Name of the team or service of the scope. */
  place: string | null
  staffNumber: string | null
}

export function personasOf(history: History): Persona[] {
  const working = spellsOf(history).filter((spell) => isInPostOn(spell, demoDayNumber) && spell.endedOn === null)
  const holder = (kind: PostKindName, wanted: (team: string, someone: Someone) => boolean): { someone: Someone; team: string } => {
    const found = working
      .map((spell) => ({ someone: spell.someone, post: stintOn(spell, demoDayNumber)?.post }))
      .find(({ someone, post }) => post?.kind === kind && wanted(post.team, someone))
    if (!found?.post) throw new Error(`nobody of the demonstration is a ${kind}`)
    return { someone: found.someone, team: found.post.team }
  }
  const any = () => true
  const isFamilies = (team: string) => team.startsWith('Families First')
  const firstManager = holder('manager', isFamilies)
  const secondManager = holder('manager', (team, someone) => isFamilies(team) && someone !== firstManager.someone)
  const head = holder('head', any).someone
  const worker = holder('socialWorker', (team) => team === firstManager.team).someone
  const lead = holder('practiceLead', any).someone
  const newcomer = onProgramme(history)[1]?.someone
  if (!newcomer) throw new Error('nobody of the demonstration is newly qualified')
  return [
    account('data.officer', 'Sorrel Candlewick', 'data-officer'),
    account('hr.partner', 'Piper Ribbonwold', 'hr-partner'),
    tied('head.of.service', head, 'head-of-service', 'service', 'Families First'),
    account('director', 'Rowan Umberstead', 'director'),
    tied('principal.social.worker', holder('principal', any).someone, 'principal-social-worker', 'authority', null),
    tied('team.manager.1', firstManager.someone, 'team-manager', 'team', firstManager.team),
    tied('team.manager.2', secondManager.someone, 'team-manager', 'team', secondManager.team),
    tied('practice.lead', lead, 'practice-lead', 'authority', null),
    account('academy.coordinator', 'Bryony Kettlemere', 'academy-coordinator'),
    tied('nqsw', newcomer, 'nqsw', 'self', null),
    tied('mentor', holder('mentor', any).someone, 'mentor', 'mentees', null),
    account('panel.member', 'Juniper Pebblethwaite', 'panel-member'),
    tied('social.worker', worker, 'social-worker', 'self', null),
    account('panel.member.2', 'Corin Applegarth', 'panel-member'),
    account('panel.member.3', 'Tamsin Wetherlow', 'panel-member'),
    account('councillor', 'Councillor Alder Oxliphollow', 'councillor'),
    account('administrator', 'Jasper Cobblegate', 'administrator'),
  ]
}

function account(address: string, name: string, role: Role): Persona {
  return { email: `${address}@demo.invalid`, name, role, scope: 'authority', place: null, staffNumber: null }
}

function tied(address: string, someone: Someone, role: Role, scope: Persona['scope'], place: string | null): Persona {
  return { email: `${address}@demo.invalid`, name: `${someone.given} ${someone.family}`, role, scope, place, staffNumber: someone.staffNumber }
}
