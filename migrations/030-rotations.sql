-- Where somebody on a programme works for a time beside the own team, and what they may hold: dated decisions of those who lead their
-- practice (C128; docs/rules/rotations.md).

create table rotation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  team_id integer not null references team,
  aim text not null check (length(aim) between 1 and 500),
  supervisor_person_id integer references person,
  -- as it was when it was planned: the person on rotation may not reach the supervisor's record
  supervisor_name text,
  started_on date not null,
  ended_on date not null,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  check (ended_on >= started_on),
  check ((supervisor_person_id is null) = (supervisor_name is null)),
  constraint rotation_never_oneself check (supervisor_person_id is distinct from person_id),
  constraint rotation_one_at_a_time exclude using gist (enrolment_id with =, daterange(started_on, ended_on, '[]') with &&)
);
create index rotation_person on rotation (authority_id, person_id);
call access.secure('rotation',
  $$(select access.sees_all()) or person_id = any ((select access.people())::integer[]) or person_id = (select access.person_id()) or supervisor_person_id = (select access.person_id())$$,
  'select, insert, delete, update (team_id, aim, supervisor_person_id, supervisor_name, started_on, ended_on, version, changed_by, changed_at)',
  $$(select access.acts_as('academy-coordinator', 'practice-lead', 'data-officer')) and person_id is distinct from (select access.person_id())$$);

-- "Not yet" is a decision too. What was decided stays; the newest by its day is in force.
create table readiness_decision (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  gate text not null check (gate in ('child-protection', 'court')),
  level text not null check (level in ('not-yet', 'co-work', 'hold')),
  decided_on date not null,
  reason text not null check (length(reason) between 1 and 1000),
  decided_by_user integer not null references app_user,
  decided_by text not null,
  decided_at timestamptz not null default clock_timestamp()
);
create index readiness_decision_person on readiness_decision (authority_id, person_id);
-- Read by the person and those who lead practice and reach them; decided by a mentor, practice lead or manager, never on oneself.
call access.secure('readiness_decision',
  $$person_id = (select access.person_id()) or ((select access.acts_as('mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator'))
      and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))$$,
  'select, insert',
  $$(select access.acts_as('mentor', 'practice-lead', 'team-manager')) and decided_by_user = (select access.user_id()) and person_id is distinct from (select access.person_id())$$);
