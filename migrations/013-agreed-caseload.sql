-- The agreed caseload of a person for a time, and what was said of a stretch over it. Whether somebody is over is never stored: it is
-- worked out from the allocations, so a late entry in the case system moves it.

create table agreed_caseload (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person on delete cascade,
  children integer not null check (children between 0 and 60),
  reason text not null,
  started_on date not null,
  ended_on date,
  agreed_by text not null,
  version integer not null default 1,
  check (ended_on >= started_on),
  exclude using gist (person_id with =, daterange(started_on, ended_on, '[]') with &&)
);
create index agreed_caseload_person on agreed_caseload (authority_id, person_id);
call access.secure('agreed_caseload', '(select access.sees_all()) or person_id = any ((select access.people())::integer[])',
  write_condition => $$(select access.acts_as('practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator'))
    and person_id is distinct from (select access.person_id())$$);

-- One answer for each stretch, told by the person and a day within it: why, and what is done about it or until when it is agreed.
-- A later answer retracts the one before and keeps it.
create table over_agreed_answer (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person on delete cascade,
  on_day date not null,
  reason text not null,
  kind text not null check (kind in ('plan', 'exception')),
  plan text,
  until_day date not null check (until_day >= on_day),
  answered_by text not null,
  recorded_at timestamptz not null default now(),
  retracted_at timestamptz
);
create index over_agreed_answer_person on over_agreed_answer (authority_id, person_id);
create unique index over_agreed_answer_in_force on over_agreed_answer (person_id, on_day) where retracted_at is null;
call access.secure('over_agreed_answer', '(select access.sees_all()) or person_id = any ((select access.people())::integer[])',
  write_condition => $$(select access.acts_as('practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator'))
    and person_id is distinct from (select access.person_id())$$);
