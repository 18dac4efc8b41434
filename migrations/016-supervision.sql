-- Supervision: what was planned, what was held, what was agreed, and what two people wrote for each other alone. Days, lengths and
-- kinds only: the child's supervision stays in the case system. Whether a session was late, is overdue or counts is worked out from
-- these rows for a day (docs/rules/supervision.md).

-- How often, by role and stage, in versions; a year is counted by the version that was in force. `document` is read by
-- src/supervision/rules/cadence.ts and by nothing else.
create table supervision_cadence (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  valid_from date not null,
  document jsonb not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  unique (authority_id, valid_from)
);
call access.secure('supervision_cadence', 'true', 'select, insert', $$(select access.acts_as('principal-social-worker', 'head-of-service', 'academy-coordinator', 'data-officer'))$$);

create table supervision_session (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  supervisor_person_id integer not null references person,
  kind text not null check (kind in ('reflective', 'management', 'group', 'case-mapping')),
  -- one act of planning, and one gathering of several people
  series uuid,
  gathering uuid,
  planned_on date not null,
  planned_at text not null default '' check (planned_at ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),
  place text not null default '' check (length(place) <= 200),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  held_on date,
  minutes integer check (minutes between 1 and 480),
  cancel_reason text check (cancel_reason in ('worker-away', 'supervisor-away', 'urgent-work', 'moved', 'handed-over', 'planned-in-error', 'other')),
  recorded_by text not null,
  recorded_on date not null,
  version integer not null default 1,
  constraint supervision_never_oneself check (person_id <> supervisor_person_id),
  check ((state = 'held') = (held_on is not null)),
  check ((state = 'cancelled') = (cancel_reason is not null)),
  unique (id, person_id),
  unique (id, person_id, supervisor_person_id)
);
create index supervision_session_person on supervision_session (authority_id, person_id, planned_on);
create index supervision_session_supervisor on supervision_session (supervisor_person_id, planned_on);
call access.secure('supervision_session',
  '(select access.sees_all()) or person_id = any ((select access.people())::integer[]) or supervisor_person_id = (select access.person_id())',
  'select, insert, update (planned_on, planned_at, place, kind, state, held_on, minutes, cancel_reason, recorded_by, recorded_on, version)',
  $$supervisor_person_id = (select access.person_id()) or (select access.acts_as('team-manager', 'practice-lead', 'academy-coordinator', 'data-officer'))$$);
-- Nobody plans for somebody whom they do not reach.
create policy reached_insert on supervision_session as restrictive for insert to {{runtime}}
  with check ((select access.sees_all()) or person_id = any ((select access.people())::integer[]));

-- What the worker says to what was recorded. Silence for seven days counts as agreement; "I disagree" reopens the session.
create table supervision_answer (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  session_id integer not null references supervision_session,
  person_id integer not null,
  session_version integer not null,
  answer text not null check (answer in ('agree', 'not-held', 'other-day', 'other-length', 'other-kind')),
  said_on date not null,
  said_at timestamptz not null default now(),
  foreign key (session_id, person_id) references supervision_session (id, person_id),
  unique (session_id, session_version)
);
create index supervision_answer_authority on supervision_answer (authority_id, person_id);
call access.secure('supervision_answer', 'exists (select from supervision_session s where s.id = session_id)', 'select, insert', 'person_id = (select access.person_id())');

-- What was agreed to be done: for the two people, and handed over with them.
create table supervision_action (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  session_id integer not null references supervision_session,
  person_id integer not null,
  supervisor_person_id integer not null references person,
  what text not null check (length(what) between 1 and 300),
  owner text not null check (owner in ('worker', 'supervisor')),
  due_on date,
  done_on date,
  version integer not null default 1,
  foreign key (session_id, person_id) references supervision_session (id, person_id)
);
create index supervision_action_person on supervision_action (authority_id, person_id);
call access.secure('supervision_action', 'person_id = (select access.person_id()) or supervisor_person_id = (select access.person_id())',
  'select, insert, update (due_on, done_on, version)', 'person_id = (select access.person_id()) or supervisor_person_id = (select access.person_id())');

-- A private reflection belongs to the two people of its session for good: a new supervisor is never one of them. A draft is its
-- author's alone. That one was kept, between whom and on which day, is known to the two roles that may ask for it to be opened;
-- the text stands apart.
create table reflection (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  session_id integer not null references supervision_session,
  person_id integer not null,
  supervisor_person_id integer not null,
  author_person_id integer not null references person,
  kept_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  foreign key (session_id, person_id, supervisor_person_id) references supervision_session (id, person_id, supervisor_person_id),
  check (author_person_id in (person_id, supervisor_person_id)),
  unique (id, person_id),
  unique (id, person_id, supervisor_person_id)
);
create index reflection_person on reflection (authority_id, person_id);

-- Shared by consent of the worker with one named person; taken back at any time.
create table reflection_share (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  reflection_id integer not null references reflection,
  person_id integer not null,
  with_person_id integer not null references person,
  shared_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  foreign key (reflection_id, person_id) references reflection (id, person_id)
);
create index reflection_share_reflection on reflection_share (authority_id, reflection_id);
create unique index reflection_share_in_force on reflection_share (reflection_id, with_person_id) where withdrawn_at is null;

-- Opened otherwise: one authorised person asks on a legal ground, another approves. Both people read this row.
create table reflection_opening (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  reflection_id integer not null references reflection,
  person_id integer not null,
  supervisor_person_id integer not null,
  ground text not null check (ground in ('safeguarding', 'subject-access', 'inspection', 'court-order')),
  reference text not null check (length(reference) between 1 and 200),
  asked_by_user integer not null references app_user,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  approved_by_user integer references app_user,
  approved_by text,
  approved_at timestamptz,
  opens_until timestamptz,
  constraint opening_two_keys check (approved_by_user <> asked_by_user),
  check ((approved_by_user is null) = (approved_at is null) and (approved_by_user is null) = (opens_until is null) and (approved_by_user is null) = (approved_by is null)),
  foreign key (reflection_id, person_id, supervisor_person_id) references reflection (id, person_id, supervisor_person_id)
);
create index reflection_opening_reflection on reflection_opening (authority_id, reflection_id);

create table reflection_text (
  reflection_id integer primary key,
  authority_id integer not null references authority,
  person_id integer not null,
  body text not null check (length(body) <= 20000),
  foreign key (reflection_id, person_id) references reflection (id, person_id) on delete cascade
);
create index reflection_text_authority on reflection_text (authority_id);

call access.secure('reflection_share',
  'person_id = (select access.person_id()) or with_person_id = (select access.person_id())',
  'select, insert, update (withdrawn_at)', 'person_id = (select access.person_id())');
-- The keys: the principal social worker and the director. Nobody opens what they are one of the two people of: they read it anyway.
call access.secure('reflection_opening',
  $$person_id = (select access.person_id()) or supervisor_person_id = (select access.person_id()) or (select access.acts_as('principal-social-worker', 'director'))$$,
  'select, insert (authority_id, reflection_id, person_id, supervisor_person_id, ground, reference, asked_by_user, asked_by), update (approved_by_user, approved_by, approved_at, opens_until)',
  $$(select access.acts_as('principal-social-worker', 'director'))$$);
create policy first_key on reflection_opening as restrictive for insert to {{runtime}} with check (asked_by_user = (select access.user_id()) and approved_by_user is null);
create policy second_key on reflection_opening as restrictive for update to {{runtime}}
  using (approved_by_user is null and asked_by_user <> (select access.user_id()))
  with check (approved_by_user = (select access.user_id()) and opens_until <= now() + interval '72 hours');

call access.secure('reflection',
  $$author_person_id = (select access.person_id()) or (kept_at is not null and (
      person_id = (select access.person_id()) or supervisor_person_id = (select access.person_id()) or (select access.acts_as('principal-social-worker', 'director'))
      or exists (select from reflection_share s where s.reflection_id = reflection.id and s.with_person_id = (select access.person_id()) and s.withdrawn_at is null)))$$,
  'select, insert (authority_id, session_id, person_id, supervisor_person_id, author_person_id), update (kept_at, version, changed_at), delete',
  'author_person_id = (select access.person_id())');
-- What was kept is neither altered nor taken away.
create policy draft_update on reflection as restrictive for update to {{runtime}} using (kept_at is null) with check (true);
create policy draft_delete on reflection as restrictive for delete to {{runtime}} using (kept_at is null);

call access.secure('reflection_text',
  $$exists (select from reflection r where r.id = reflection_id and (r.author_person_id = (select access.person_id())
      or (r.kept_at is not null and (r.person_id = (select access.person_id()) or r.supervisor_person_id = (select access.person_id()))))
    ) or exists (select from reflection r join reflection_share s on s.reflection_id = r.id where r.id = reflection_text.reflection_id and r.kept_at is not null
      and s.with_person_id = (select access.person_id()) and s.withdrawn_at is null
    ) or exists (select from reflection r join reflection_opening o on o.reflection_id = r.id where r.id = reflection_text.reflection_id and r.kept_at is not null and o.opens_until > now()
      and (select access.user_id()) in (o.asked_by_user, o.approved_by_user) and (select access.acts_as('principal-social-worker', 'director')))$$,
  'select, insert, update (body)',
  'exists (select from reflection r where r.id = reflection_id and r.author_person_id = (select access.person_id()) and r.kept_at is null)');

-- Asking and approving leave their trace whoever runs the statement: a row of the audit for each of the two people.
create function access.note_opening() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.audit (authority_id, actor, action, subject_type, subject_id, detail)
  select new.authority_id, coalesce(access.actor(), 'the database'), case when new.approved_by_user is null then 'reflection-opening-asked' else 'reflection-opened' end, 'person', who::text,
         jsonb_build_object('opening', new.id, 'ground', new.ground, 'reference', new.reference, 'asked_by', new.asked_by, 'approved_by', new.approved_by, 'until', new.opens_until)
    from unnest(array[new.person_id, new.supervisor_person_id]) who;
  return null;
end $$;
create trigger note_opening after insert or update on reflection_opening for each row execute function access.note_opening();

-- Names of those with whom the caller has a session, a share or an opening in sight: a supervisor's name is no secret to the worker.
create function access.supervision_names() returns table (person_id integer, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with seen as (
    select s.person_id, s.supervisor_person_id as other_id from public.supervision_session s
     where s.authority_id = access.authority_id()
       and (access.sees_all() or s.person_id = any (access.people()) or s.supervisor_person_id = access.person_id())
    union
    select h.person_id, h.with_person_id from public.reflection_share h
     where h.authority_id = access.authority_id() and (h.person_id = access.person_id() or h.with_person_id = access.person_id())
    union
    select r.person_id, r.supervisor_person_id from public.reflection r
     where r.authority_id = access.authority_id() and r.kept_at is not null and access.acts_as('principal-social-worker', 'director')
  )
  select p.id, coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), 'Person ' || p.id)
    from public.person p where p.authority_id = access.authority_id() and p.id in (select person_id from seen union select other_id from seen)
$$;

-- The person behind a work e-mail address that somebody knows in full: to share with, and for nothing else.
create function access.find_colleague(p_email text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select min(u.person_id) from public.app_user u
   where u.authority_id = access.authority_id() and access.person_id() is not null and u.email = lower(trim(p_email)) and not u.is_disabled
$$;
-- Open actions of the caller's own go over to the next supervisor; after that the caller no longer reads them, so a policy cannot do it.
create function access.hand_over_actions(p_person integer, p_to integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n integer;
begin
  update public.supervision_action a set supervisor_person_id = p_to, version = a.version + 1
   where a.authority_id = access.authority_id() and a.person_id = p_person and a.supervisor_person_id = access.person_id() and a.done_on is null
     and p_to <> p_person and exists (select from public.person p where p.id = p_to and p.authority_id = a.authority_id);
  get diagnostics n = row_count;
  return n;
end $$;
revoke execute on function access.hand_over_actions, access.note_opening, access.supervision_names, access.find_colleague from public;
grant execute on function access.hand_over_actions, access.supervision_names, access.find_colleague to {{runtime}};
