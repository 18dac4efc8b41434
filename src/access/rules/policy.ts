/** What can be done, in the users' words. Each route names one. */
export const capabilities = [
  'see workforce figures',
  'see establishment',
  'change establishment',
  'see people',
  'see retention',
  'change people',
  'see protected fields',
  'see caseloads',
  'see case numbers',
  'load files',
  'work exceptions',
  'see census return',
  'prepare census return',
  'confirm own team list',
  'sign off census return',
  'set targets',
  'manage users',
  'see audit',
  'see academy',
  'keep academy',
  'plan academy',
  'decide readiness',
  'see portfolios',
  'keep own portfolio',
  'assess evidence',
  'enrol starters',
  'see own record',
  'record supervision',
  'see supervision',
  'set supervision cadence',
  'open private reflections',
  'agree caseloads',
  'set caseload rules',
  'see funding',
  'keep funding',
  'see quality',
  'keep quality',
  'see reviews',
  'work on reviews',
  'lead reviews',
  'set probation dates',
  'raise concerns',
  'see panels',
  'arrange panels',
  'recommend to panel',
  'sit on panels',
  'confirm panel decisions',
  'settle panel steps',
  'hold stay conversations',
  'see outlook',
  'change outlook',
  'decide intakes',
] as const

export type Capability = (typeof capabilities)[number]

/**
 * Role by capability: the reviewed table of who may do what. Scope is not here: a role is assigned with one, and row-level
 * security holds everybody to it. Written apart from the code it judges; src/access/rules/policy.test.ts and the matrix test
 * fail when a row is flipped.
 */
export const policy: Readonly<Record<Role, readonly Capability[]>> = {
  'social-worker': ['see own record'],
  nqsw: ['see own record', 'see portfolios', 'keep own portfolio', 'see reviews', 'work on reviews', 'raise concerns'],
  mentor: ['see own record', 'see portfolios', 'assess evidence', 'see people', 'see caseloads', 'see academy', 'decide readiness', 'record supervision', 'see supervision'],
  'practice-lead': ['see own record', 'see portfolios', 'assess evidence', 'see people', 'see caseloads', 'see academy', 'decide readiness', 'keep academy', 'agree caseloads', 'see quality', 'keep quality', 'record supervision', 'see supervision', 'see reviews', 'work on reviews', 'lead reviews', 'see panels', 'recommend to panel'],
  'team-manager': ['see own record', 'see portfolios', 'assess evidence', 'see workforce figures', 'see establishment', 'see people', 'see caseloads', 'see case numbers', 'confirm own team list', 'see academy', 'decide readiness', 'agree caseloads', 'record supervision', 'see supervision', 'see reviews', 'work on reviews', 'lead reviews', 'set probation dates', 'hold stay conversations'],
  'head-of-service': ['see own record', 'see workforce figures', 'see retention', 'see establishment', 'see people', 'see caseloads', 'see case numbers', 'confirm own team list', 'set targets', 'see academy', 'agree caseloads', 'see quality', 'record supervision', 'see supervision', 'set supervision cadence', 'see panels', 'confirm panel decisions', 'hold stay conversations', 'see outlook', 'decide intakes'],
  'principal-social-worker': ['see own record', 'see portfolios', 'see workforce figures', 'see retention', 'see establishment', 'see people', 'see caseloads', 'set targets', 'see census return', 'see academy', 'plan academy', 'agree caseloads', 'set caseload rules', 'see funding', 'see quality', 'keep quality', 'record supervision', 'see supervision', 'set supervision cadence', 'open private reflections', 'see reviews', 'see panels', 'confirm panel decisions', 'hold stay conversations', 'see outlook', 'change outlook', 'decide intakes'],
  'academy-coordinator': ['see own record', 'see portfolios', 'see workforce figures', 'see retention', 'see establishment', 'see people', 'see caseloads', 'see academy', 'keep academy', 'plan academy', 'enrol starters', 'agree caseloads', 'see funding', 'keep funding', 'see quality', 'keep quality', 'see supervision', 'set supervision cadence', 'see reviews', 'work on reviews', 'lead reviews', 'see panels', 'arrange panels', 'see outlook', 'change outlook'],
  'hr-partner': ['see own record', 'see workforce figures', 'see retention', 'see establishment', 'change establishment', 'see people', 'change people', 'see protected fields', 'load files', 'work exceptions', 'see census return', 'see academy', 'see funding', 'set probation dates', 'settle panel steps', 'see outlook', 'change outlook'],
  'panel-member': ['see own record', 'see panels', 'sit on panels'],
  'data-officer': ['see own record', 'see workforce figures', 'see retention', 'see establishment', 'change establishment', 'see people', 'change people', 'see protected fields', 'see caseloads', 'load files', 'work exceptions', 'see census return', 'prepare census return', 'set targets', 'see academy', 'keep academy', 'plan academy', 'enrol starters', 'set caseload rules', 'see funding', 'keep funding', 'see outlook', 'change outlook'],
  'wellbeing-officer': ['see own record'],
  director: ['see own record', 'see workforce figures', 'see retention', 'see establishment', 'see people', 'see caseloads', 'set targets', 'see census return', 'sign off census return', 'see academy', 'set caseload rules', 'see funding', 'see quality', 'see supervision', 'open private reflections', 'see outlook', 'decide intakes'],
  'report-author': ['see own record'],
  councillor: [],
  administrator: ['manage users', 'see audit'],
}

export type Role =
  | 'social-worker' | 'nqsw' | 'mentor' | 'practice-lead' | 'team-manager' | 'head-of-service' | 'principal-social-worker'
  | 'academy-coordinator' | 'hr-partner' | 'panel-member' | 'data-officer' | 'wellbeing-officer' | 'director' | 'report-author'
  | 'councillor' | 'administrator'

export function mayDo(roles: readonly string[], capability: Capability): boolean {
  return roles.some((role) => isRole(role) && policy[role].includes(capability))
}

/** The roles that hold a capability: what is reached with it is reached through these. */
export function rolesThatMay(capability: Capability): Role[] {
  return Object.keys(policy).filter(isRole).filter((role) => policy[role].includes(capability))
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(policy, text)
}

export const roleLabels: Readonly<Record<Role, string>> = {
  'social-worker': 'Social worker',
  nqsw: 'Newly qualified social worker',
  mentor: 'Mentor',
  'practice-lead': 'Practice lead',
  'team-manager': 'Team manager',
  'head-of-service': 'Head of service',
  'principal-social-worker': 'Principal social worker',
  'academy-coordinator': 'Academy coordinator',
  'hr-partner': 'HR partner',
  'panel-member': 'Panel member',
  'data-officer': 'Data officer',
  'wellbeing-officer': 'Wellbeing officer',
  director: 'Director',
  'report-author': 'Report author',
  councillor: 'Councillor',
  administrator: 'Administrator',
}
