/**
 * Who may do what, as people reviewed it, apart from the code that it judges (src/access/rules/policy.ts): a line for each capability.
 * A difference between the two is a decision that somebody has to take in both places.
 */
export const reviewedPolicy: Readonly<Record<string, readonly string[]>> = {
  'see workforce figures': ['team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'],
  'see establishment': ['team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'],
  'change establishment': ['hr-partner', 'data-officer'],
  'see people': ['mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'],
  'see retention': ['head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'],
  'change people': ['hr-partner', 'data-officer'],
  'see protected fields': ['hr-partner', 'data-officer'],
  'see caseloads': ['mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'data-officer', 'director'],
  'see case numbers': ['team-manager', 'head-of-service'],
  'agree caseloads': ['practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator'],
  'set caseload rules': ['principal-social-worker', 'data-officer', 'director'],
  'load files': ['hr-partner', 'data-officer'],
  'work exceptions': ['hr-partner', 'data-officer'],
  'see census return': ['principal-social-worker', 'hr-partner', 'data-officer', 'director'],
  'prepare census return': ['data-officer'],
  'confirm own team list': ['team-manager', 'head-of-service'],
  'sign off census return': ['director'],
  'set targets': ['head-of-service', 'principal-social-worker', 'data-officer', 'director'],
  'manage users': ['administrator'],
  'see audit': ['administrator'],
  'see academy': ['mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'],
  'keep academy': ['practice-lead', 'academy-coordinator', 'data-officer'],
  'plan academy': ['principal-social-worker', 'academy-coordinator', 'data-officer'],
  'see portfolios': ['nqsw', 'mentor', 'practice-lead', 'team-manager', 'principal-social-worker', 'academy-coordinator'],
  'keep own portfolio': ['nqsw'],
  'assess evidence': ['mentor', 'practice-lead', 'team-manager'],
  'enrol starters': ['academy-coordinator', 'data-officer'],
  'record supervision': ['mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker'],
  'see supervision': ['mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'director'],
  'set supervision cadence': ['head-of-service', 'principal-social-worker', 'academy-coordinator'],
  'open private reflections': ['principal-social-worker', 'director'],
  'see funding': ['academy-coordinator', 'principal-social-worker', 'data-officer', 'hr-partner', 'director'],
  'keep funding': ['academy-coordinator', 'data-officer'],
  'see quality': ['academy-coordinator', 'practice-lead', 'head-of-service', 'principal-social-worker', 'director'],
  'keep quality': ['academy-coordinator', 'practice-lead', 'principal-social-worker'],
  'see own record': [
    'social-worker', 'nqsw', 'mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'panel-member',
    'data-officer', 'wellbeing-officer', 'director', 'report-author',
  ],
}

export const reviewedRoles: readonly string[] = [
  'social-worker', 'nqsw', 'mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'panel-member',
  'data-officer', 'wellbeing-officer', 'director', 'report-author', 'councillor', 'administrator',
]
