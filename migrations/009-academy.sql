-- The academy: programmes as data, cohorts, people on a programme and before it, and who stands beside them, as dated facts.
-- Statuses and due dates are worked out for a day from these rows and never stored.

-- Made here and not brought by a file: the fold of the files leaves this person where they are.
alter table person add column is_entered boolean not null default false;
drop policy writer_insert on person;
create policy writer_insert on person as restrictive for insert to {{runtime}}
  with check ((select access.changes_record()) or (is_entered and (select access.acts_as('academy-coordinator'))));

-- A starter that the academy appoints is expected until HR's file says so.
drop policy writer_insert on expected;
create policy writer_insert on expected as restrictive for insert to {{runtime}}
  with check ((select access.changes_record()) or (kind = 'starter' and (select access.acts_as('academy-coordinator'))));

-- What a programme is, in versions: a person keeps the version that they started under. `document` is read by
-- src/academy/rules/programme.ts and by nothing else.
create table programme (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  label text not null check (length(label) between 1 and 200),
  version integer not null default 1,
  unique (authority_id, code)
);
create table programme_version (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  programme_id integer not null references programme,
  number integer not null check (number > 0),
  document jsonb not null,
  valid_from date not null,
  valid_to date,
  is_provisional boolean not null default false,
  note text not null default '' check (length(note) <= 2000),
  made_by text not null,
  made_at timestamptz not null default now(),
  check (valid_to >= valid_from),
  unique (programme_id, number)
);
create index programme_version_authority on programme_version (authority_id);

create table framework (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  label text not null check (length(label) between 1 and 200),
  edition text not null default '',
  source text not null default '',
  is_provisional boolean not null default false,
  note text not null default '',
  valid_from date,
  valid_to date,
  version integer not null default 1,
  unique (authority_id, code, edition)
);
create table framework_standard (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  framework_id integer not null references framework on delete cascade,
  code text not null check (length(code) between 1 and 40),
  label text not null check (length(label) between 1 and 300),
  -- a level of the framework that the standard belongs to, where it has levels; a group of standards above it
  level text,
  grouping text,
  description text not null default '',
  sort integer not null default 0,
  unique (framework_id, code)
);
create index framework_standard_authority on framework_standard (authority_id);
create table standard_mapping (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  from_standard_id integer not null references framework_standard on delete cascade,
  to_standard_id integer not null references framework_standard on delete cascade,
  note text not null default '',
  is_provisional boolean not null default false,
  check (from_standard_id <> to_standard_id),
  unique (from_standard_id, to_standard_id)
);
create index standard_mapping_authority on standard_mapping (authority_id);

create table cohort (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  name text not null check (length(name) between 1 and 100),
  programme_id integer not null references programme,
  -- null where the files never said; a period label such as 2016-17 is `label`
  planned_start date,
  label text not null default '',
  capacity integer check (capacity > 0),
  kind text not null default 'mixed' check (kind in ('mixed', 'open', 'frontline', 'step-up', 'apprentice', 'grow-our-own')),
  closed_on date,
  version integer not null default 1,
  unique (authority_id, name)
);

-- One run of a programme by one person. A returner has a second one. `closed_on` is the day of the event that ended it: it is what
-- holds everybody to one run at a time, by constraint.
create table enrolment (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  cohort_id integer not null references cohort,
  programme_version_id integer not null references programme_version,
  planned_start date not null,
  route text check (route in ('open', 'frontline', 'step-up', 'apprentice', 'grow-our-own', 'return', 'other')),
  -- share of full time at the start; changes are `enrolment_fte`
  fte numeric not null default 1 check (fte > 0 and fte <= 1),
  team_id integer references team,
  post_id integer references post,
  probation_ends_on date,
  closed_on date,
  version integer not null default 1,
  unique (cohort_id, person_id, planned_start)
);
create unique index enrolment_one_open on enrolment (authority_id, person_id) where closed_on is null;
create index enrolment_person on enrolment (authority_id, person_id);
create index enrolment_cohort on enrolment (cohort_id);

-- What happened, in order; the state on a day is worked out from these (src/academy/rules/enrolment-state.ts). Never overwritten:
-- a mistake is retracted, with who and when.
create table enrolment_event (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  kind text not null check (kind in ('registered', 'started', 'ready-for-panel', 'passed', 'failed', 'deferred', 'extended', 'withdrawn', 'redeployed', 'transferred', 'left', 'returned')),
  on_day date not null,
  -- of 'deferred' and 'extended': until when
  until_day date,
  reason text,
  note text not null default '' check (length(note) <= 4000),
  actor text not null,
  recorded_at timestamptz not null default now(),
  retracted_at timestamptz,
  retracted_by text,
  retracted_reason text,
  check (until_day >= on_day),
  check ((retracted_at is null) = (retracted_by is null))
);
create index enrolment_event_enrolment on enrolment_event (enrolment_id, on_day);
create index enrolment_event_person on enrolment_event (authority_id, person_id);

-- Hours from a day on: the programme's dates move with them.
create table enrolment_fte (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  started_on date not null,
  fte numeric not null check (fte > 0 and fte <= 1),
  unique (enrolment_id, started_on)
);
create index enrolment_fte_authority on enrolment_fte (authority_id);

-- A stretch in which the clock stands still: that it was, for everyone who sees the person; why, for few.
create table enrolment_pause (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  started_on date not null,
  ended_on date,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  check (ended_on >= started_on),
  exclude using gist (enrolment_id with =, daterange(started_on, ended_on, '[]') with &&)
);
create index enrolment_pause_authority on enrolment_pause (authority_id);
create table enrolment_pause_reason (
  enrolment_pause_id integer primary key references enrolment_pause on delete cascade,
  authority_id integer not null references authority,
  person_id integer not null references person,
  reason text not null check (reason in ('sickness', 'bereavement', 'family-leave', 'inadequate-support', 'career-break', 'other')),
  note text not null default '' check (length(note) <= 2000)
);

-- Who stands beside a person, each dated. One line manager, mentor, practice lead and assessor at a time; consultants as many as needed.
create table relationship (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  kind text not null check (kind in ('line-manager', 'mentor', 'practice-lead', 'assessor', 'consultant')),
  with_person_id integer not null references person,
  started_on date not null,
  ended_on date,
  -- handed over to the next, with what was agreed; of a consultant: what risk is shared and when it is looked at again
  handover_note text not null default '' check (length(handover_note) <= 4000),
  handed_over_on date,
  review_on date,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  constraint relationship_ends_after_start check (ended_on >= started_on),
  constraint relationship_never_oneself check (person_id <> with_person_id),
  constraint relationship_one_at_a_time exclude using gist (person_id with =, kind with =, daterange(started_on, ended_on, '[]') with &&) where (kind <> 'consultant')
);
create index relationship_person on relationship (authority_id, person_id);
create index relationship_with on relationship (with_person_id, kind);

-- How many a mentor supports: the row that is locked while a place is given.
create table mentor_place (
  person_id integer primary key references person on delete cascade,
  authority_id integer not null references authority,
  least integer not null default 2 check (least >= 0),
  most integer not null default 2 check (most >= least),
  started_on date,
  ended_on date,
  version integer not null default 1,
  check (ended_on >= started_on)
);
create index mentor_place_authority on mentor_place (authority_id);

-- People before they are registered: what is expected and what is confirmed.
create table trainee (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  route text not null check (route in ('frontline', 'step-up', 'apprentice', 'grow-our-own', 'student', 'other')),
  course text not null default '' check (length(course) <= 200),
  institution text not null default '' check (length(institution) <= 200),
  course_started_on date,
  award_expected_on date,
  award_confirmed_on date,
  registration_applied_on date,
  registration_confirmed_on date,
  temporary_post text,
  temporary_team_id integer references team,
  temporary_from date,
  -- the day on which the temporary post turns into an NQSW's
  converts_on date,
  cohort_id integer references cohort,
  ended_on date,
  ended_reason text check (ended_reason in ('enrolled', 'withdrew', 'did-not-pass', 'went-elsewhere', 'other')),
  version integer not null default 1,
  check (ended_on is null or ended_reason is not null)
);
create unique index trainee_one_open on trainee (authority_id, person_id) where ended_on is null;

-- A word for the academy alone, beside a person on the board.
create table enrolment_note (
  enrolment_id integer primary key references enrolment,
  authority_id integer not null references authority,
  person_id integer not null references person,
  note text not null check (length(note) <= 2000),
  written_by text not null,
  written_at timestamptz not null default now(),
  version integer not null default 1
);

-- A figure as it was published. A correction supersedes it, says why, and both stay.
create table academy_figure (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  measure text not null,
  cohort_id integer references cohort,
  -- what was printed, as it was printed, and how it was counted
  said text not null,
  n integer not null check (n >= 0),
  total integer not null check (total >= n),
  definition jsonb not null,
  as_at date not null,
  published_on date not null,
  published_where text not null default '',
  supersedes_id integer unique references academy_figure,
  reason text not null default '',
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  check ((supersedes_id is null) = (reason = ''))
);
create index academy_figure_authority on academy_figure (authority_id);

-- Who reads and who changes: programmes and cohorts are for everybody to read, people for those who reach them.
do $$
declare
  target text;
  reached constant text := '(select access.sees_all()) or person_id = any ((select access.people())::integer[])';
  plans constant text := $p$(select access.acts_as('academy-coordinator', 'principal-social-worker', 'data-officer'))$p$;
  keeps constant text := $p$(select access.acts_as('academy-coordinator', 'practice-lead', 'data-officer'))$p$;
begin
  foreach target in array array['programme', 'framework', 'framework_standard', 'standard_mapping', 'cohort'] loop
    call access.secure(target::regclass, 'true', 'select, insert, update, delete', plans);
  end loop;
  call access.secure('programme_version', 'true', 'select, insert', plans);
  call access.secure('academy_figure', 'true', 'select, insert', plans);
  foreach target in array array['enrolment', 'enrolment_fte', 'enrolment_pause', 'mentor_place', 'trainee'] loop
    call access.secure(target::regclass, reached, 'select, insert, update, delete', keeps);
  end loop;
  call access.secure('enrolment_event', reached, 'select, insert, update (retracted_at, retracted_by, retracted_reason)', keeps);
  call access.secure('relationship', reached || ' or with_person_id = (select access.person_id())', 'select, insert, update, delete', keeps);
  call access.secure('enrolment_pause_reason',
    $p$person_id = (select access.person_id()) or (((select access.sees_all()) or person_id = any ((select access.people())::integer[]))
      and (select access.acts_as('academy-coordinator', 'team-manager', 'principal-social-worker', 'hr-partner', 'data-officer')))$p$,
    'select, insert, update, delete', keeps);
  call access.secure('enrolment_note',
    $p$((select access.sees_all()) or person_id = any ((select access.people())::integer[])) and (select access.acts_as('academy-coordinator', 'practice-lead'))$p$,
    'select, insert, update, delete', keeps);
end $$;

-- The names of those who stand beside the people whom the caller reaches, and beside the caller: a mentor's name is no secret to the
-- one who is mentored, and the mentor's record is.
create function access.relationship_names() returns table (person_id integer, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct p.id, coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), 'Person ' || p.id)
    from public.relationship r join public.person p on p.id = r.with_person_id
   where r.authority_id = access.authority_id()
     and (access.sees_all() or r.person_id = any (access.people()) or r.person_id = access.person_id() or r.with_person_id = access.person_id())
$$;
grant execute on function access.relationship_names to {{runtime}};

-- A role held for the people supported: those with whom the caller stands in a relationship of these kinds on the day.
alter table role_assignment drop constraint role_assignment_scope_check;
alter table role_assignment add constraint role_assignment_scope_check check (scope in ('self', 'mentees', 'team', 'service', 'authority'));
alter table access.role add column relationship_kinds text[] not null default '{}';
update access.role set relationship_kinds = '{mentor}' where name = 'mentor';
update access.role set relationship_kinds = '{practice-lead,assessor}' where name = 'practice-lead';
update access.role set relationship_kinds = '{line-manager}' where name = 'team-manager';

-- Opens the caller's transaction: verifies the token and writes the context row. No row back: not signed in.
-- `p_through` names the roles that give the right to what is asked; what the caller reaches is reached through those alone, so that
-- two roles never add up to more than each. A pretended day counts only for the demonstration council.
create or replace function access.begin(p_token text, p_on date default null, p_through text[] default null)
returns table (session_id uuid, authority_id integer, authority_name text, dfe_number text, is_demo boolean, user_id integer, person_id integer,
  user_name text, kind text, roles text[], reach text, teams integer[], sees_protected boolean, must_change_password boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  s record;
  on_day date;
  v_actor text;
  v_roles text[];
  v_acting text[];
  v_reach text := 'none';
  v_teams integer[] := '{}';
  v_people integer[] := '{}';
  v_protected boolean := false;
  v_all_protected boolean := false;
  v_protected_people integer[] := '{}';
  v_changes boolean := false;
  v_manages boolean := false;
begin
  select x.id, x.kind, x.authority_id, x.seen_at, a.name as authority_name, a.dfe_number, a.is_demo,
         u.id as user_id, u.person_id, u.name as user_name, coalesce(u.password_is_temporary, false) as must_change
    into s
    from public.session x
    join public.authority a on a.id = x.authority_id
    left join public.app_user u on u.id = x.user_id and u.authority_id = x.authority_id
   where x.token_hash = sha256(convert_to(p_token, 'UTF8'))
     and x.revoked_at is null and x.expires_at > now()
     and (x.kind <> 'browser' or x.seen_at > now() - interval '30 minutes')
     and (x.kind <> 'browser' or (u.id is not null and not u.is_disabled));
  if not found then return; end if;

  -- A long request of the same session holds the row: it was seen then, and nobody waits for it.
  if s.seen_at < now() - interval '1 minute' then
    update public.session set seen_at = now() where id = (select x.id from public.session x where x.id = s.id for no key update skip locked);
  end if;
  on_day := case when s.is_demo and p_on is not null then p_on else (now() at time zone 'Europe/London')::date end;

  if s.kind in ('command', 'job') then
    v_actor := case s.kind when 'job' then 'a job' else 'the command line' end;
    v_roles := array['data-officer', 'administrator'];
    v_acting := v_roles;
    v_reach := 'authority';
    v_protected := true;
    v_all_protected := true;
    v_changes := true;
    v_manages := true;
    select coalesce(array_agg(t.id), '{}') into v_teams from public.team t where t.authority_id = s.authority_id;
  else
    v_actor := s.user_name;
    select coalesce(array_agg(distinct r.role), '{}') into v_roles
      from public.role_assignment r join access.role d on d.name = r.role
     where r.user_id = s.user_id and r.authority_id = s.authority_id and r.started_on <= on_day and (r.ended_on is null or r.ended_on >= on_day);
    v_acting := array(select r from unnest(v_roles) r where p_through is null or r = any (p_through));
    with held as (
      select r.scope, r.service_id, r.team_id, d.* from public.role_assignment r join access.role d on d.name = r.role
       where r.user_id = s.user_id and r.authority_id = s.authority_id and r.started_on <= on_day and (r.ended_on is null or r.ended_on >= on_day)
         and (p_through is null or r.role = any (p_through))
    ), reached as (
      select t.id, bool_or(h.sees_protected) as is_protected from held h join public.team t on t.authority_id = s.authority_id
         and (h.scope = 'authority' or (h.scope = 'team' and t.id = h.team_id) or (h.scope = 'service' and t.service_id = h.service_id))
       where h.sees_people group by t.id
    )
    select case when bool_or(h.sees_people and h.scope = 'authority') then 'authority' when bool_or(h.sees_people) then 'people' else 'none' end,
           coalesce(bool_or(h.sees_protected), false), coalesce(bool_or(h.sees_protected and h.scope = 'authority'), false),
           coalesce(bool_or(h.changes_record), false), coalesce(bool_or(h.manages_users and h.scope = 'authority'), false),
           coalesce((select array_agg(id) from reached), '{}'),
           access.people_of(s.authority_id, (select array_agg(id) from reached), on_day) || coalesce((
             select array_agg(distinct rel.person_id) from held m join public.relationship rel on rel.authority_id = s.authority_id and rel.with_person_id = s.person_id
                and rel.kind = any (m.relationship_kinds) and rel.started_on <= on_day and (rel.ended_on is null or rel.ended_on >= on_day)
              where m.scope = 'mentees' and m.sees_people), '{}'),
           access.people_of(s.authority_id, (select array_agg(id) from reached where is_protected), on_day)
      into v_reach, v_protected, v_all_protected, v_changes, v_manages, v_teams, v_people, v_protected_people
      from held h;
    -- Everyone sees what is held about them.
    if s.person_id is not null then
      v_people := v_people || s.person_id;
      v_protected_people := v_protected_people || s.person_id;
    end if;
  end if;

  insert into access.context as c (pid, xid, began_at, session_id, authority_id, user_id, person_id, actor, kind, is_demo, reach, people, teams, roles, acting,
    sees_protected, sees_all_protected, protected_people, changes_record, manages_users)
  values (pg_backend_pid(), pg_current_xact_id(), now(), s.id, s.authority_id, s.user_id, s.person_id, v_actor, s.kind, s.is_demo, v_reach, v_people, v_teams,
    v_roles, v_acting, v_protected, v_all_protected, v_protected_people, v_changes, v_manages)
  on conflict (pid) do update set xid = excluded.xid, began_at = excluded.began_at, session_id = excluded.session_id, authority_id = excluded.authority_id,
    user_id = excluded.user_id, person_id = excluded.person_id, actor = excluded.actor, kind = excluded.kind, is_demo = excluded.is_demo,
    reach = excluded.reach, people = excluded.people, teams = excluded.teams, roles = excluded.roles, acting = excluded.acting, sees_protected = excluded.sees_protected,
    sees_all_protected = excluded.sees_all_protected, protected_people = excluded.protected_people, changes_record = excluded.changes_record,
    manages_users = excluded.manages_users;

  return query select s.id, s.authority_id, s.authority_name, s.dfe_number, s.is_demo, s.user_id, s.person_id, s.user_name, s.kind,
    v_roles, v_reach, v_teams, v_protected, s.must_change;
end $$;
