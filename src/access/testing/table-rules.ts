import type { Reach } from './principals.ts'

/** Those who lead the academy or a team, and read reviews within their scope. */
const ACADEMY = ['team-manager', 'practice-lead', 'academy-coordinator', 'principal-social-worker'] as const
const REVIEWING = ['nqsw', 'team-manager', 'practice-lead', 'academy-coordinator'] as const
const PANEL = ['academy-coordinator', 'practice-lead', 'panel-member', 'head-of-service', 'principal-social-worker'] as const

/**
 * Who reads and who changes each table, as people reviewed it: the oracle of the row-level-security proof. A table that is not in this
 * list, nor among the exceptions, fails the proof.
 */
export const tableRules: Readonly<Record<string, TableRule>> = {
  'public.authority': { reads: (row, by) => row['id'] === by.principal.authorityId, changes: (row, by) => by.changes || by.manages || (by.all && acting('head-of-service', 'principal-social-worker', 'director')(row, by)), verbs: ['select', 'update'] },
  'public.app_user': { reads: ownOrManaged('id'), changes: othersManaged('id'), verbs: ['select', 'insert', 'update'] },
  'public.role_assignment': { reads: ownOrManaged('user_id'), changes: othersManaged('user_id'), verbs: ['select', 'insert', 'update'] },
  'public.session': { reads: ownOrManaged('user_id'), changes: nobody, verbs: ['select'] },
  'public.audit': {
    reads: (row, by) => ownOrManaged('user_id')(row, by) || (row['subject_type'] === 'person' && by.principal.personId !== null && row['subject_id'] === String(by.principal.personId)),
    changes: anybody,
    verbs: ['select', 'insert'],
    writesOwnName: true,
  },
  'public.audit_seal': { reads: (_row, by) => by.manages, changes: nobody, verbs: ['select'] },
  'public.mail_message': { reads: own('user_id'), changes: nobody, adds: own('user_id'), verbs: ['select', 'insert'] },
  'public.mail_choice': { reads: own('user_id'), changes: own('user_id'), verbs: ['select', 'insert', 'update'] },
  'public.calendar_address': { reads: own('user_id'), changes: own('user_id'), verbs: ['select', 'insert', 'update'] },
  'public.form_key': { reads: own('user_id'), changes: anybody, verbs: ['select', 'insert', 'update'] },

  'public.service': { reads: anybody, changes: recordKeepers, verbs: 'all' },
  'public.team': { reads: anybody, changes: recordKeepers, verbs: 'all' },
  'public.person': { reads: reached('id'), changes: recordKeepers, adds: (row, by) => by.changes || (row['is_entered'] === true && acting('academy-coordinator')(row, by)), verbs: 'all' },
  'public.person_protected': { reads: reachedProtected('person_id'), changes: recordKeepers, verbs: 'all' },
  'public.post': { reads: anybody, changes: recordKeepers, verbs: 'all' },
  'public.post_period': { reads: anybody, changes: recordKeepers, verbs: 'all' },
  'public.employment': { reads: reached('person_id'), changes: recordKeepers, verbs: 'all' },
  'public.observation': { reads: reached('person_id'), changes: recordKeepers, verbs: 'all' },
  'public.unconfirmed_period': { reads: reached('person_id'), changes: recordKeepers, verbs: 'all' },
  'public.assignment': { reads: reached('person_id'), changes: recordKeepers, verbs: 'all' },
  'public.absence': { reads: reached('person_id'), changes: recordKeepers, verbs: 'all' },
  'public.statement': { reads: anybody, changes: recordKeepers, verbs: 'all' },
  'public.conflict': { reads: (row, by) => by.changes && reachedProtected('person_id')(row, by), changes: recordKeepers, verbs: 'all' },

  'public.import': { reads: fileLoaders, changes: recordKeepers, verbs: 'all' },
  'public.import_row': { reads: fileLoaders, changes: recordKeepers, verbs: 'all' },
  'public.column_mapping': { reads: recordKeepers, changes: recordKeepers, verbs: 'all' },
  'public.decision': { reads: recordKeepers, changes: recordKeepers, verbs: 'all' },
  'public.correction': { reads: reachedProtected('person_id'), changes: recordKeepers, verbs: 'all' },
  'public.child': { reads: anybody, changes: recordKeepers, verbs: 'all' },
  'public.child_reference': { reads: holdsSomeCase, changes: recordKeepers, verbs: 'all' },
  'public.case_holder': { reads: (row, by) => by.all || (row['person_id'] === null ? by.teams.size > 0 : by.people.has(row['person_id'] as number)), changes: recordKeepers, verbs: 'all' },
  'public.allocation': { reads: reachedOrInTeam, changes: recordKeepers, verbs: 'all' },
  'public.caseload_count': { reads: reachedOrInTeam, changes: recordKeepers, verbs: 'all' },
  'public.agreed_caseload': { reads: reached('person_id'), changes: agreesCaseloads, verbs: 'all' },
  'public.over_agreed_answer': { reads: reached('person_id'), changes: agreesCaseloads, verbs: 'all' },
  'public.expected': { reads: reachedOrInTeam, changes: recordKeepers, adds: (row, by) => by.changes || (row['kind'] === 'starter' && acting('academy-coordinator')(row, by)), verbs: 'all' },
  'public.target': { reads: anybody, changes: (row, by) => acting('head-of-service', 'principal-social-worker', 'data-officer', 'director')(row, by) && isTargetInReach(row, by), verbs: 'all' },

  'public.funding_decision': { reads: (row, by) => seesFunding(row, by) && reached('person_id')(row, by), changes: keepsFunding, verbs: ['select', 'insert', 'update'] },
  'public.funding_claim': { reads: (row, by) => seesFunding(row, by) && reached('person_id')(row, by), changes: keepsFunding, verbs: ['select', 'insert', 'update'] },
  'public.funding_batch': { reads: seesFunding, changes: nobody, adds: keepsFunding, verbs: ['select', 'insert'] },
  'public.budget_line': { reads: seesFunding, changes: keepsFunding, verbs: 'all' },

  'public.questionnaire': { reads: anybody, changes: nobody, adds: keepsQuality, verbs: ['select', 'insert'] },
  'public.questionnaire_taken': { reads: own('user_id'), changes: nobody, verbs: ['select'] },
  'public.focus_group': { reads: seesQuality, changes: nobody, adds: keepsQuality, verbs: ['select', 'insert'] },
  'public.visit': { reads: seesQuality, changes: nobody, adds: keepsQuality, verbs: ['select', 'insert'] },
  'public.quotation': { reads: seesQuality, changes: keepsQuality, verbs: ['select', 'insert', 'update'] },
  'public.quality_action': { reads: seesQuality, changes: keepsQuality, verbs: ['select', 'insert', 'update'] },
  'public.case_audit': { reads: (row, by) => seesQuality(row, by) && reached('person_id')(row, by), changes: nobody, adds: keepsQuality, verbs: ['select', 'insert'] },

  'public.return_step': { reads: all, changes: officer, verbs: ['select', 'insert', 'update'] },
  'public.team_list': { reads: allOrTeam, changes: acting('data-officer', 'team-manager', 'head-of-service'), adds: officer, verbs: ['select', 'insert', 'update'] },
  'public.team_list_change': { reads: allOrTeam, changes: officer, adds: acting('data-officer', 'team-manager', 'head-of-service'), verbs: ['select', 'insert', 'update'] },
  'public.finding_note': { reads: all, changes: officer, verbs: ['select', 'insert', 'update'] },
  'public.rule_number': { reads: anybody, changes: officer, verbs: ['select', 'insert', 'update'] },
  'public.return_items': { reads: all, changes: officer, verbs: ['select', 'insert', 'update'] },
  'public.layout_override': { reads: anybody, changes: officer, verbs: ['select', 'insert', 'update'] },
  'public.frozen_return': { reads: all, changes: nobody, adds: (row, by) => officer(row, by) && row['frozen_by_user'] === by.principal.userId, verbs: ['select', 'insert'] },
  'public.frozen_return_file': { reads: (_row, by) => by.allProtected, changes: nobody, adds: officer, verbs: ['select', 'insert'] },
  'public.return_sign_off': { reads: all, changes: nobody, adds: (row, by) => acting('director')(row, by) && row['signed_by_user'] === by.principal.userId, verbs: ['select', 'insert'] },
  'public.return_sent': { reads: all, changes: nobody, adds: officer, verbs: ['select', 'insert'] },
  'public.outlook_scenario': { reads: outlookReaders, changes: outlookWriters, verbs: ['select', 'insert', 'update'] },
  'public.outlook_run': { reads: outlookReaders, changes: outlookWriters, verbs: ['select', 'insert', 'update'] },
  'public.outlook_pack': { reads: outlookReaders, changes: nobody, adds: (row, by) => outlookWriters(row, by) && row['author_user'] === by.principal.userId, verbs: ['select', 'insert'] },
  'public.outlook_decision': {
    reads: outlookReaders, changes: nobody, verbs: ['select', 'insert'],
    adds: (row, by) => acting('head-of-service', 'principal-social-worker', 'director')(row, by) && row['decided_by_user'] === by.principal.userId,
  },
  'public.record_mark': { reads: recordKeepers, changes: recordKeepers, verbs: 'all' },

  // a conversation about staying is between two: who assesses, and who keeps files, sees nothing of it
  'public.stay_conversation': {
    reads: (row, by) => (by.principal.personId !== null && row['person_id'] === by.principal.personId) || (reached('person_id')(row, by) && talkers(row, by)),
    changes: talkers, verbs: ['select', 'insert', 'delete'],
  },

  'public.programme': { reads: anybody, changes: planners, verbs: 'all' },
  'public.framework': { reads: anybody, changes: planners, verbs: ['select', 'insert', 'update'] },
  'public.framework_standard': { reads: anybody, changes: (row, by, rowsOf) => planners(row, by) && !isUsedByEvidence(row, by, rowsOf), verbs: 'all' },
  'public.framework_import': { reads: acting('academy-coordinator', 'principal-social-worker'), changes: acting('academy-coordinator', 'principal-social-worker'), verbs: ['select', 'insert', 'update'] },
  'public.standard_mapping': { reads: anybody, changes: planners, verbs: 'all' },
  'public.cohort': { reads: anybody, changes: planners, verbs: 'all' },
  'public.programme_version': { reads: anybody, changes: nobody, adds: planners, verbs: ['select', 'insert'] },
  'public.academy_figure': { reads: anybody, changes: nobody, adds: planners, verbs: ['select', 'insert'] },
  'public.enrolment': { reads: reached('person_id'), changes: academyKeepers, verbs: 'all' },
  'public.enrolment_fte': { reads: reached('person_id'), changes: academyKeepers, verbs: 'all' },
  'public.enrolment_pause': { reads: reached('person_id'), changes: academyKeepers, verbs: 'all' },
  'public.mentor_place': { reads: reached('person_id'), changes: academyKeepers, verbs: 'all' },
  'public.trainee': { reads: reached('person_id'), changes: academyKeepers, verbs: 'all' },
  'public.enrolment_event': { reads: reached('person_id'), changes: academyKeepers, verbs: ['select', 'insert', 'update'] },
  'public.relationship': { reads: (row, by) => reached('person_id')(row, by) || (by.principal.personId !== null && row['with_person_id'] === by.principal.personId), changes: academyKeepers, verbs: 'all' },
  // why somebody was away is never for who assesses them
  'public.enrolment_pause_reason': {
    reads: (row, by) => (by.principal.personId !== null && row['person_id'] === by.principal.personId) || (reached('person_id')(row, by) && acting('academy-coordinator', 'team-manager', 'principal-social-worker', 'hr-partner', 'data-officer')(row, by)),
    changes: academyKeepers, verbs: 'all',
  },

  'public.academy_day': { reads: anybody, changes: academyKeepers, verbs: ['select', 'insert', 'update'] },
  'public.academy_day_cohort': { reads: anybody, changes: academyKeepers, verbs: ['select', 'insert', 'delete'] },
  'public.academy_day_standard': { reads: anybody, changes: academyKeepers, verbs: ['select', 'insert', 'delete'] },
  // nobody ticks themselves
  'public.academy_day_place': { reads: seesPlace, changes: (row, by) => academyKeepers(row, by) && !isOwnPerson(row, by), verbs: 'all' },
  // the link to join is for those who keep the academy and those invited
  'public.academy_day_link': {
    reads: (row, by, rowsOf) => academyKeepers(row, by) || rowsOf('public.academy_day_place').some((place) => place['academy_day_id'] === row['academy_day_id'] && place['authority_id'] === by.principal.authorityId && isOwnPerson(place, by)),
    changes: academyKeepers, verbs: ['select', 'insert', 'delete'],
  },
  'public.academy_day_evidence': { reads: isOwnPerson, changes: isOwnPerson, verbs: ['select', 'insert', 'update'] },
  'public.rotation': {
    reads: (row, by) => seesPlace(row, by) || (by.principal.personId !== null && row['supervisor_person_id'] === by.principal.personId), changes: (row, by) => academyKeepers(row, by) && !isOwnPerson(row, by), verbs: 'all',
  },
  'public.readiness_decision': {
    reads: (row, by) => isOwnPerson(row, by) || (acting('mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator')(row, by) && reached('person_id')(row, by)),
    changes: nobody, adds: (row, by) => acting('mentor', 'practice-lead', 'team-manager')(row, by) && own('decided_by_user')(row, by) && !isOwnPerson(row, by), verbs: ['select', 'insert'],
  },
  'public.review': { reads: readsReview, changes: (row, by) => acting('team-manager', 'practice-lead', 'academy-coordinator')(row, by) && !isOwnPerson(row, by), verbs: ['select', 'insert', 'update'] },
  'public.review_view': { reads: (row, by, rowsOf) => own('author_user')(row, by) || (row['shared_at'] !== null && ofReview(row, by, rowsOf)), changes: own('author_user'), verbs: ['select', 'insert', 'update'] },
  'public.review_action': { reads: ofReview, changes: acting(...REVIEWING), verbs: 'all' },
  'public.review_signature': { reads: ofReview, changes: nobody, adds: signsOwnPart, verbs: ['select', 'insert'] },
  'public.review_note': {
    reads: ofReview, changes: (row, by) => acting(...REVIEWING)(row, by) && acting('team-manager', 'practice-lead', 'academy-coordinator')(row, by),
    adds: (row, by) => acting(...REVIEWING)(row, by) && own('asked_by_user')(row, by), verbs: ['select', 'insert', 'update'],
  },
  'public.review_file': { reads: ofReview, changes: nobody, adds: acting(...REVIEWING), verbs: ['select', 'insert'] },
  'public.agreement': { reads: readsReview, changes: nobody, adds: (row, by) => acting('team-manager', 'practice-lead', 'academy-coordinator')(row, by) && !isOwnPerson(row, by), verbs: ['select', 'insert'] },
  'public.agreement_signature': {
    reads: (row, by, rowsOf) => agreementsOf(row, by, rowsOf).length > 0, changes: nobody, verbs: ['select', 'insert'],
    adds: (row, by, rowsOf) => own('signed_by_user')(row, by) && agreementsOf(row, by, rowsOf).some((held) => hasPart(row, held, by)),
  },
  'public.probation_date': {
    reads: (row, by) => isOwnPerson(row, by) || (acting('team-manager', 'academy-coordinator', 'practice-lead', 'hr-partner')(row, by) && reached('person_id')(row, by)),
    changes: (row, by) => acting('team-manager', 'hr-partner')(row, by) && !isOwnPerson(row, by), verbs: ['select', 'insert', 'update'],
  },
  // between two people, and the administrator is none of them
  'public.concern': {
    reads: (row, by) => own('raised_by_user')(row, by) || own('to_user')(row, by), changes: own('to_user'), adds: (row, by) => own('raised_by_user')(row, by) && isOwnPerson(row, by), verbs: ['select', 'insert', 'update'],
  },
  'public.panel': { reads: anybody, changes: acting('academy-coordinator'), verbs: ['select', 'insert', 'update'] },
  'public.panel_seat': { reads: (row, by) => own('user_id')(row, by) || acting(...PANEL)(row, by), changes: acting('academy-coordinator', 'panel-member'), verbs: 'all' },
  'public.panel_case': { reads: readsCase, changes: (row, by) => acting(...PANEL)(row, by) && !isOwnPerson(row, by), verbs: 'all' },
  'public.panel_recommendation': {
    reads: ofCase, changes: nobody, verbs: ['select', 'insert'],
    adds: (row, by, rowsOf) => own('recommended_by_user')(row, by) && casesOf(row, by, rowsOf).some((held) => by.principal.personId !== null && held['assessor_person_id'] === by.principal.personId),
  },
  'public.panel_conflict': { reads: (row, by, rowsOf) => own('user_id')(row, by) || (acting(...PANEL)(row, by) && ofCase(row, by, rowsOf)), changes: nobody, adds: own('user_id'), verbs: ['select', 'insert'] },
  'public.panel_reading': {
    reads: (row, by, rowsOf) => own('reader_user')(row, by) || (row['handed_in_at'] !== null && acting(...PANEL)(row, by) && casesOf(row, by, rowsOf).some((held) => !isOwnPerson(held, by))),
    changes: (row, by, rowsOf) => own('reader_user')(row, by) && casesOf(row, by, rowsOf).some((held) => own('reader_1')(held, by) || own('reader_2')(held, by)), verbs: ['select', 'insert', 'update'],
  },
  'public.panel_hr_step': {
    reads: (row, by, rowsOf) => (acting('hr-partner')(row, by) && reached('person_id')(row, by) && !isOwnPerson(row, by)) || (acting(...PANEL)(row, by) && ofCase(row, by, rowsOf)),
    changes: acting('hr-partner'), adds: acting('hr-partner', 'academy-coordinator'), verbs: ['select', 'insert', 'update'],
  },
  'public.panel_decision': {
    reads: (row, by, rowsOf) => casesOf(row, by, rowsOf).some((held) => !isOwnPerson(held, by) || row['needs_confirmation'] === false || rowsOf('public.panel_confirmation').some((one) => one['case_id'] === row['case_id'])),
    changes: nobody, verbs: ['select', 'insert'],
    adds: (row, by, rowsOf) => acting('panel-member')(row, by) && own('decided_by_user')(row, by)
      && casesOf(row, by, rowsOf).some((held) => rowsOf('public.panel_seat').some((seat) => seat['panel_id'] === held['panel_id'] && seat['is_chair'] === true && own('user_id')(seat, by))),
  },
  'public.panel_confirmation': { reads: ofCase, changes: nobody, adds: (row, by) => acting('head-of-service', 'principal-social-worker')(row, by) && own('confirmed_by_user')(row, by), verbs: ['select', 'insert'] },
  'public.panel_amendments_seen': { reads: ofCase, changes: nobody, adds: (row, by) => acting('panel-member')(row, by) && own('seen_by_user')(row, by), verbs: ['select', 'insert'] },
  'public.panel_outcome': { reads: ofCase, changes: nobody, verbs: ['select'] },
  'public.panel_appeal': { reads: ofCase, changes: (row, by) => acting('academy-coordinator', 'principal-social-worker', 'head-of-service')(row, by) && !isOwnPerson(row, by), verbs: ['select', 'insert', 'update'] },
  'public.panel_moderation': {
    reads: (row, by, rowsOf) => acting(...PANEL)(row, by) && ofCase(row, by, rowsOf), changes: nobody, verbs: ['select', 'insert'],
    adds: (row, by, rowsOf) => acting('principal-social-worker', 'head-of-service')(row, by) && own('moderated_by_user')(row, by)
      && !rowsOf('public.panel_decision').some((one) => one['case_id'] === row['case_id'] && own('decided_by_user')(one, by)),
  },
  'public.pay_notice': {
    reads: (row, by, rowsOf) => isOwnPerson(row, by) || (acting('hr-partner')(row, by) && reached('person_id')(row, by)) || (acting('academy-coordinator', 'panel-member', 'head-of-service', 'principal-social-worker')(row, by) && ofCase(row, by, rowsOf)),
    changes: (row, by) => acting('hr-partner')(row, by) && !isOwnPerson(row, by), adds: acting('panel-member', 'head-of-service', 'principal-social-worker', 'hr-partner'), verbs: ['select', 'insert', 'update'],
  },
  'public.career_plan': {
    reads: (row, by, rowsOf) => isOwnPerson(row, by) || (acting(...ACADEMY)(row, by) && reached('person_id')(row, by)) || (acting('panel-member', 'head-of-service')(row, by) && ofCase(row, by, rowsOf)),
    changes: nobody, adds: acting('panel-member', 'head-of-service', 'principal-social-worker'), verbs: ['select', 'insert'],
  },
  'public.supervision_cadence': { reads: anybody, changes: nobody, adds: acting('principal-social-worker', 'head-of-service', 'academy-coordinator', 'data-officer'), verbs: ['select', 'insert'] },
  'public.supervision_session': {
    reads: seesSession, changes: keepsSessions, adds: (row, by) => keepsSessions(row, by) && reached('person_id')(row, by), verbs: ['select', 'insert', 'update'],
  },
  'public.supervision_answer': {
    reads: (row, by, rowsOf) => rowsOf('public.supervision_session').some((session) => session['id'] === row['session_id'] && session['authority_id'] === by.principal.authorityId && seesSession(session, by)),
    changes: nobody, adds: isMe('person_id'), verbs: ['select', 'insert'],
  },
  'public.supervision_action': { reads: oneOfTwo, changes: oneOfTwo, verbs: ['select', 'insert', 'update'] },
  // a private reflection: no line manager, panel, coordinator, HR, data officer or administrator; a draft its author's alone
  'public.reflection': { reads: knowsOfReflection, changes: isOwnDraft, adds: isMe('author_person_id'), verbs: ['select', 'insert', 'update', 'delete'] },
  'public.reflection_text': {
    reads: readsReflection, changes: (row, by, rowsOf) => rowsOf('public.reflection').some((reflection) => reflection['id'] === row['reflection_id'] && isOwnDraft(reflection, by)), verbs: ['select', 'insert', 'update'],
  },
  'public.reflection_share': { reads: (row, by) => isMe('person_id')(row, by) || isMe('with_person_id')(row, by), changes: isMe('person_id'), verbs: ['select', 'insert', 'update'] },
  'public.reflection_opening': { reads: (row, by) => oneOfTwo(row, by) || keyHolder(row, by), changes: nobody, adds: (row, by) => keyHolder(row, by) && own('asked_by_user')(row, by), verbs: ['select', 'insert', 'update'] },
  'public.enrolment_note': { reads: (row, by) => reached('person_id')(row, by) && acting('academy-coordinator', 'practice-lead')(row, by), changes: academyKeepers, verbs: 'all' },
  'public.evidence': {
    reads: readsEvidence,
    changes: (row, by) => (writesEvidence(row, by) && isOwnPerson(row, by)) || (row['submitted_to'] === by.principal.personId && by.principal.personId !== null && row['state'] === 'submitted'),
    adds: (row, by) => own('author_user')(row, by) && isOwnPerson(row, by) && row['state'] === 'draft', verbs: ['select', 'insert', 'update'],
  },
  'public.evidence_standard': { reads: ofEvidence(), changes: ofEvidence((held, by) => isOwnPerson(held, by) && (held['origin'] === 'feedback' || ['draft', 'returned'].includes(String(held['state'])))), verbs: ['select', 'insert', 'delete'] },
  'public.evidence_file': { reads: ofEvidence(), changes: ofEvidence(writesEvidence), verbs: ['select', 'insert', 'delete'] },
  'public.evidence_chunk': { reads: ofFile(), changes: nobody, adds: ofFile(writesEvidence), verbs: ['select', 'insert'] },
  'public.evidence_event': { reads: ofEvidence(), changes: nobody, adds: own('by_user'), verbs: ['select', 'insert'] },
  'public.direct_observation': { reads: readsObservation, changes: isOwnPerson, verbs: ['select', 'insert', 'update'] },
  'public.observation_stage': {
    reads: (row, by, rowsOf) => own('by_user')(row, by) || ((row['signed_at'] !== null || row['reopened_at'] !== null) && observationsOf(row, by, rowsOf).length > 0),
    adds: (row, by, rowsOf) => own('by_user')(row, by) && by.principal.personId !== null && observationsOf(row, by, rowsOf).some((held) => held[row['stage'] === 'report' ? 'observer_person_id' : 'person_id'] === by.principal.personId),
    changes: (row, by) => (own('by_user')(row, by) && row['signed_at'] === null) || (row['signed_at'] !== null && acting('practice-lead', 'academy-coordinator')(row, by) && !isOwnPerson(row, by)),
    verbs: ['select', 'insert', 'update'],
  },
  'public.observation_event': { reads: (row, by, rowsOf) => observationsOf(row, by, rowsOf).length > 0, changes: nobody, adds: own('by_user'), verbs: ['select', 'insert'] },
  'public.feedback_request': { reads: (row, by) => isOwnPerson(row, by) || (acting('practice-lead', 'academy-coordinator')(row, by) && reached('person_id')(row, by)), changes: isOwnPerson, verbs: ['select', 'insert', 'update'] },
  'public.name_kept': { reads: ofEvidence(), changes: isOwnPerson, verbs: ['select', 'insert', 'delete'] },
  'public.names_cleared': { reads: (row, by) => isOwnPerson(row, by) || (acting(...LEADS)(row, by) && reached('person_id')(row, by)), changes: nobody, adds: (row, by) => own('by_user')(row, by) && isOwnPerson(row, by), verbs: ['select', 'insert'] },
}

/** Tables without an authority, and why each needs none. */
export const exceptions: Readonly<Record<string, { why: string; isReadable: boolean; isForced: boolean }>> = {
  'public.migration': { why: 'the list of schema changes: no personal data, read at start', isReadable: true, isForced: false },
  'public.published_release': { why: 'published figures: the same for every council', isReadable: true, isForced: true },
  'public.published_figure': { why: 'published figures: the same for every council', isReadable: true, isForced: true },
  'access.questionnaire_answer': { why: 'answers without a person: given and counted through two doors, read by nobody', isReadable: false, isForced: true },
  'access.context': { why: 'written by access.begin alone', isReadable: false, isForced: true },
  'access.role': { why: 'facts about roles, read by access.begin alone', isReadable: false, isForced: true },
  'access.unsealed': { why: 'numbers of entries that wait for their seal', isReadable: false, isForced: true },
  'access.door': { why: 'the hash of the secret that sign-in shows', isReadable: false, isForced: true },
  'access.feedback_try': { why: 'tries at a code of feedback, as hashes', isReadable: false, isForced: true },
  'access.sign_in_try': { why: 'tries before there is a caller, as hashes', isReadable: false, isForced: true },
}

/** SECURITY DEFINER functions: the doors, each with its reason. Docs: 002-row-level-security.md. */
export const doors: Readonly<Record<string, string>> = {
  current_context: 'reads the caller’s own row',
  authority_id: 'of the caller’s own row', user_id: 'of the caller’s own row', person_id: 'of the caller’s own row', actor: 'of the caller’s own row',
  sees_all: 'of the caller’s own row', people: 'of the caller’s own row', teams: 'of the caller’s own row', roles: 'of the caller’s own row', acts_as: 'of the caller’s own row',
  sees_protected: 'of the caller’s own row', sees_all_protected: 'of the caller’s own row', protected_people: 'of the caller’s own row',
  changes_record: 'of the caller’s own row', manages_users: 'of the caller’s own row',
  begin: 'opens the context for the holder of a token in force',
  knows_door: 'says whether a secret is the door’s',
  take_sign_in_try: 'counts tries; asks for the door’s secret',
  find_sign_in: 'reads a password hash; asks for the door’s secret',
  refuse_sign_in: 'writes the trace of a refused try; asks for the door’s secret',
  find_oidc_user: 'finds the account of a subject; asks for the door’s secret',
  open_session: 'opens a session; asks for the door’s secret',
  open_job: 'opens a job’s token; asks for the door’s secret',
  close_session: 'ends the session whose token is shown',
  revoke_sessions: 'ends sessions: one’s own, or as an administrator of the authority',
  set_password: 'sets a hash: one’s own, or as an administrator of the authority',
  own_password_hash: 'one’s own hash, to compare',
  link_person: 'ties an account to the person with its e-mail; administrators',
  await_seal: 'trigger: puts a new entry in the queue of the sealer',
  seal_audit: 'chains committed entries; asks for a job’s token',
  accounts_of: 'names and accounts of people asked for by number, and of who holds a role of the whole authority',
  follow_panel_decision: 'writes what a decision does to a programme; asks for the caller’s own decision, confirmation or sight of amendments',
  worked_in_own_teams: 'spells without names of the caller’s own teams, for measures (007)',
  open_calendar: 'a session of one minute for the holder of a calendar’s address; asks for the door’s secret',
  close_calendar: 'takes away such a session; asks for its token',
  check_job: 'says whether a token is a job’s; called by the doors of jobs only',
  awaiting_digest: 'whose digest of a week is not made; asks for a job’s token',
  open_digest: 'a session of one minute for a user’s own digest; asks for a job’s token',
  take_mail: 'the next message to send; asks for a job’s token',
  close_mail: 'what came of a message; asks for a job’s token',
  relationship_names: 'the names of those who stand beside the people whom the caller reaches',
  evidence_counts: 'how many items of evidence there are of each kind, of people whom the caller reaches: numbers and no words',
  framework_use: 'how many items of evidence point to each framework: numbers and no words',
  is_framework_used: 'whether any item of evidence of the council points to a framework: yes or no',
  recorded_steps: 'which reviews were booked or held and whose portfolio went to a panel, of people whom the caller reaches: no words',
  has_declared_conflict: 'whether the caller declared a conflict with a programme’s portfolio: yes or no, about the caller alone',
  remove_name: 'takes a name out of the caller’s own evidence',
  open_feedback: 'whether a code or link opens; asks for the door’s secret',
  answer_feedback: 'keeps the one answer of a code or link; asks for the door’s secret',
  note_opening: 'trigger: writes to the audit of both people that their reflection was asked for or opened',
  supervision_names: 'names of those with whom the caller has a session, a share or an opening in sight',
  hand_over_actions: 'moves the caller’s own open agreed actions with a worker to the next supervisor',
  find_colleague: 'the person behind a full work e-mail address of the caller’s council, to share with',
  answer_questionnaire: 'gives the caller’s own answers, once, while they are asked for',
  questionnaire_answers: 'all answers by question from eight on, for roles that see quality',
  questionnaire_count: 'how many answered, for roles that see quality',
  files_in_force: 'kinds and days of the files in force of the caller’s authority',
}

function isOwnPerson(row: Row, by: Reach): boolean {
  return by.principal.personId !== null && row['person_id'] === by.principal.personId
}

function seesPlace(row: Row, by: Reach): boolean {
  return isOwnPerson(row, by) || by.all || by.people.has(row['person_id'] as number)
}

function readsReview(row: Row, by: Reach): boolean {
  const isParty = by.principal.personId !== null && [row['person_id'], row['manager_person_id'], row['assessor_person_id']].includes(by.principal.personId)
  return isParty || (acting(...ACADEMY)(row, by) && reached('person_id')(row, by))
}

function reviewsOf(row: Row, by: Reach, rowsOf: RowsOf): readonly Row[] {
  return rowsOf('public.review').filter((held) => held['id'] === row['review_id'] && held['authority_id'] === by.principal.authorityId && readsReview(held, by))
}

function ofReview(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  return reviewsOf(row, by, rowsOf).length > 0
}

/** Each signs the own part with the own hand. */
function signsOwnPart(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  return own('signed_by_user')(row, by) && reviewsOf(row, by, rowsOf).some((held) => hasPart(row, held, by))
}

function hasPart(signature: Row, held: Row, by: Reach): boolean {
  const column = { nqsw: 'person_id', manager: 'manager_person_id', assessor: 'assessor_person_id' }[String(signature['party'])] ?? ''
  return by.principal.personId !== null && held[column] === by.principal.personId
}

function agreementsOf(row: Row, by: Reach, rowsOf: RowsOf): readonly Row[] {
  return rowsOf('public.agreement').filter((held) => held['id'] === row['agreement_id'] && held['authority_id'] === by.principal.authorityId && readsReview(held, by))
}

function readsCase(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  const isNamed = by.principal.personId !== null && [row['person_id'], row['assessor_person_id']].includes(by.principal.personId)
  const leads = acting('academy-coordinator', 'practice-lead', 'head-of-service', 'principal-social-worker')(row, by) && reached('person_id')(row, by)
  return isNamed || leads || rowsOf('public.panel_seat').some((seat) => seat['panel_id'] === row['panel_id'] && own('user_id')(seat, by))
}

function casesOf(row: Row, by: Reach, rowsOf: RowsOf): readonly Row[] {
  return rowsOf('public.panel_case').filter((held) => held['id'] === row['case_id'] && held['authority_id'] === by.principal.authorityId && readsCase(held, by, rowsOf))
}

function ofCase(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  return casesOf(row, by, rowsOf).length > 0
}

/** Those who lead the academy read what is no draft; a draft is its author's. */
const LEADS = ['practice-lead', 'academy-coordinator', 'principal-social-worker']

/** Who sits on panels reads what is accepted of a portfolio before a panel of theirs: not their own, without a tie of its programme, without a declared conflict. */
function sitsOnItsPanel(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  if (row['state'] !== 'accepted' || !by.acting.has('panel-member')) return false
  const before = rowsOf('public.panel_case').filter((one) => one['enrolment_id'] === row['enrolment_id'])
  const isDeclared = before.some((one) => rowsOf('public.panel_conflict').some((conflict) => conflict['case_id'] === one['id'] && own('user_id')(conflict, by)))
  return !isDeclared && before.some((one) => !isOwnPerson(one, by) && !isTied(one, by) && rowsOf('public.panel_seat').some((seat) => seat['panel_id'] === one['panel_id'] && own('user_id')(seat, by)))
}

/** A framework that evidence points to, whoever's: its standards are not edited any more. */
function isUsedByEvidence(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  const standards = rowsOf('public.framework_standard').filter((one) => one['framework_id'] === row['framework_id']).map((one) => one['id'])
  return rowsOf('public.evidence_standard').some((one) => one['authority_id'] === by.principal.authorityId && standards.includes(one['standard_id']))
}

function isTied(held: Row, by: Reach): boolean {
  return by.principal.personId !== null && Array.isArray(held['ties']) && (held['ties'] as { personId: number }[]).some((tie) => tie.personId === by.principal.personId)
}

function readsEvidence(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  if (row['state'] === 'draft') return own('author_user')(row, by)
  return isOwnPerson(row, by) || (by.principal.personId !== null && row['submitted_to'] === by.principal.personId) || (acting(...LEADS)(row, by) && reached('person_id')(row, by)) || sitsOnItsPanel(row, by, rowsOf)
}

function writesEvidence(row: Row, by: Reach): boolean {
  return own('author_user')(row, by) && ['draft', 'returned'].includes(String(row['state']))
}

function ofEvidence(also: (held: Row, by: Reach) => boolean = anybody, column = 'evidence_id') {
  return (row: Row, by: Reach, rowsOf: RowsOf): boolean =>
    rowsOf('public.evidence').some((held) => held['id'] === row[column] && held['authority_id'] === by.principal.authorityId && readsEvidence(held, by, rowsOf) && also(held, by))
}

function ofFile(also?: (held: Row, by: Reach) => boolean) {
  return (row: Row, by: Reach, rowsOf: RowsOf): boolean => rowsOf('public.evidence_file').some((file) => file['id'] === row['file_id'] && ofEvidence(also)(file, by, rowsOf))
}

function readsObservation(row: Row, by: Reach): boolean {
  return isOwnPerson(row, by) || (by.principal.personId !== null && row['observer_person_id'] === by.principal.personId) || (acting(...LEADS)(row, by) && reached('person_id')(row, by))
}

function observationsOf(row: Row, by: Reach, rowsOf: RowsOf): readonly Row[] {
  return rowsOf('public.direct_observation').filter((held) => held['id'] === row['observation_id'] && held['authority_id'] === by.principal.authorityId && readsObservation(held, by))
}

function anybody(): boolean {
  return true
}

function nobody(): boolean {
  return false
}

function recordKeepers(_row: Row, by: Reach): boolean {
  return by.changes
}

/** Nobody agrees their own caseload. */
function agreesCaseloads(row: Row, by: Reach): boolean {
  return acting('practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator')(row, by) && row['person_id'] !== by.principal.personId
}

function planners(row: Row, by: Reach): boolean {
  return acting('academy-coordinator', 'principal-social-worker', 'data-officer')(row, by)
}

function talkers(row: Row, by: Reach): boolean {
  return acting('team-manager', 'head-of-service', 'principal-social-worker')(row, by)
}

function academyKeepers(row: Row, by: Reach): boolean {
  return acting('academy-coordinator', 'practice-lead', 'data-officer')(row, by)
}

function seesFunding(row: Row, by: Reach): boolean {
  return acting('academy-coordinator', 'principal-social-worker', 'data-officer', 'hr-partner', 'director')(row, by)
}

function keepsFunding(row: Row, by: Reach): boolean {
  return acting('academy-coordinator', 'data-officer')(row, by)
}

function seesQuality(row: Row, by: Reach): boolean {
  return acting('academy-coordinator', 'practice-lead', 'head-of-service', 'principal-social-worker', 'director')(row, by)
}

function keepsQuality(row: Row, by: Reach): boolean {
  return acting('academy-coordinator', 'practice-lead', 'principal-social-worker')(row, by)
}

function fileLoaders(_row: Row, by: Reach): boolean {
  return by.changes && by.all && by.allProtected
}

function all(_row: Row, by: Reach): boolean {
  return by.all
}

function acting(...roles: string[]) {
  return (_row: Row, by: Reach): boolean => roles.some((role) => by.acting.has(role))
}

function outlookReaders(row: Row, by: Reach): boolean {
  return acting('head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director')(row, by)
}

function outlookWriters(row: Row, by: Reach): boolean {
  return by.all && acting('principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer')(row, by)
}

function officer(row: Row, by: Reach): boolean {
  return acting('data-officer')(row, by)
}

function allOrTeam(row: Row, by: Reach): boolean {
  return by.all || by.teams.has(row['team_id'] as number)
}

function reachedOrInTeam(row: Row, by: Reach): boolean {
  return reached('person_id')(row, by) || by.teams.has(row['team_id'] as number)
}

function isTargetInReach(row: Row, by: Reach): boolean {
  return by.all || (row['group_kind'] === 'team' && by.teams.has(row['group_id'] as number)) || (row['group_kind'] === 'service' && by.services.has(row['group_id'] as number))
}

/** The number of a child some of whose cases the caller sees. */
function holdsSomeCase(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  return by.all || rowsOf('public.allocation').some((held) => held['child_id'] === row['child_id'] && held['authority_id'] === by.principal.authorityId && reachedOrInTeam(held, by))
}

function isMe(column: string) {
  return (row: Row, by: Reach): boolean => by.principal.personId !== null && row[column] === by.principal.personId
}

function oneOfTwo(row: Row, by: Reach): boolean {
  return isMe('person_id')(row, by) || isMe('supervisor_person_id')(row, by)
}

function seesSession(row: Row, by: Reach): boolean {
  return reached('person_id')(row, by) || isMe('supervisor_person_id')(row, by)
}

function keepsSessions(row: Row, by: Reach): boolean {
  return isMe('supervisor_person_id')(row, by) || acting('team-manager', 'practice-lead', 'academy-coordinator', 'data-officer')(row, by)
}

function isOwnDraft(row: Row, by: Reach): boolean {
  return isMe('author_person_id')(row, by) && row['kept_at'] === null
}

function keyHolder(row: Row, by: Reach): boolean {
  return acting('principal-social-worker', 'director')(row, by)
}

function isSharedWith(reflectionId: unknown, by: Reach, rowsOf: RowsOf): boolean {
  return rowsOf('public.reflection_share').some((share) => share['reflection_id'] === reflectionId && share['withdrawn_at'] === null && isMe('with_person_id')(share, by))
}

function knowsOfReflection(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  if (isMe('author_person_id')(row, by)) return true
  return row['kept_at'] !== null && (oneOfTwo(row, by) || keyHolder(row, by) || isSharedWith(row['id'], by, rowsOf))
}

/** The two people, who it is shared with, and for some hours the two keys. */
function readsReflection(row: Row, by: Reach, rowsOf: RowsOf): boolean {
  return rowsOf('public.reflection').some((reflection) => {
    if (reflection['id'] !== row['reflection_id'] || reflection['authority_id'] !== by.principal.authorityId) return false
    if (isMe('author_person_id')(reflection, by)) return true
    return reflection['kept_at'] !== null && (oneOfTwo(reflection, by) || isSharedWith(reflection['id'], by, rowsOf) || isOpenedFor(reflection['id'], by, rowsOf))
  })
}

function isOpenedFor(reflectionId: unknown, by: Reach, rowsOf: RowsOf): boolean {
  return rowsOf('public.reflection_opening').some((opening) => opening['reflection_id'] === reflectionId && opening['opens_until'] instanceof Date && opening['opens_until'] > new Date() && [opening['asked_by_user'], opening['approved_by_user']].includes(by.principal.userId) && keyHolder(opening, by))
}

function own(column: string) {
  return (row: Row, by: Reach): boolean => by.principal.userId !== null && row[column] === by.principal.userId
}

function ownOrManaged(column: string) {
  return (row: Row, by: Reach): boolean => by.manages || own(column)(row, by)
}

function othersManaged(column: string) {
  return (row: Row, by: Reach): boolean => by.manages && row[column] !== by.principal.userId
}

function reached(column: string) {
  return (row: Row, by: Reach): boolean => by.all || by.people.has(row[column] as number)
}

function reachedProtected(column: string) {
  return (row: Row, by: Reach): boolean => by.allProtected || by.protectedPeople.has(row[column] as number)
}

type Row = Readonly<Record<string, unknown>>
type RowsOf = (table: string) => readonly Row[]

export type TableRule = {
  /** Of rows of the caller's authority; another authority's are never read. */
  reads: (row: Row, by: Reach, rowsOf: RowsOf) => boolean
  /** Beside reading it. */
  changes: (row: Row, by: Reach, rowsOf: RowsOf) => boolean
  /** Where adding a row takes something else than changing one. */
  adds?: (row: Row, by: Reach, rowsOf: RowsOf) => boolean
  verbs: 'all' | readonly ('select' | 'insert' | 'update' | 'delete')[]
  /** The database fills in who writes: a row is never another's. */
  writesOwnName?: boolean
}
