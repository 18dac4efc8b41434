-- The portfolio: evidence with its files and standards, direct observations in their stages, feedback from people without an account,
-- and the check for names before the panel. A draft is its author's alone; what is accepted is also read by the panel before which it comes; what counts is worked out from these rows and never stored.

create table evidence (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  kind text not null check (kind in ('observation', 'child-feedback', 'professional-feedback', 'report', 'reflection', 'self-assessment-start', 'self-assessment-middle', 'self-assessment-end', 'development-plan', 'learning', 'other')),
  title text not null check (length(title) between 1 and 200),
  on_day date not null,
  says text not null default '' check (length(says) <= 20000),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'returned', 'accepted')),
  origin text not null default 'own' check (origin in ('own', 'observation', 'feedback', 'paper', 'academy-day')),
  -- null: somebody without an account, whose words nobody edits
  author_user integer references app_user,
  author_name text not null,
  submitted_to integer references person,
  submitted_to_name text,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  reason text check (length(reason) <= 2000),
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  constraint evidence_not_to_oneself check (submitted_to is distinct from person_id),
  constraint evidence_has_assessor check (state = 'draft' or origin = 'feedback' or submitted_to is not null),
  constraint evidence_returned_with_reason check (state <> 'returned' or reason is not null)
);
create index evidence_person on evidence (authority_id, person_id);
create index evidence_enrolment on evidence (enrolment_id);

call access.secure('evidence',
  $$case when state = 'draft' then author_user = (select access.user_id())
    else person_id = (select access.person_id()) or submitted_to = (select access.person_id())
      or ((select access.acts_as('practice-lead', 'academy-coordinator', 'principal-social-worker'))
        and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))
      or (state = 'accepted' and exists (select from panel_case c join panel_seat s on s.panel_id = c.panel_id where c.enrolment_id = evidence.enrolment_id and s.user_id = (select access.user_id()))) end$$,
  'select, insert, update (kind, title, on_day, says, state, submitted_to, submitted_to_name, submitted_at, decided_by, decided_at, reason, version, changed_by, changed_at)',
  $$author_user = (select access.user_id()) and person_id = (select access.person_id()) and state = 'draft'$$);
drop policy writer_update on evidence;
create policy writer_update on evidence as restrictive for update to {{runtime}}
  using ((author_user = (select access.user_id()) and person_id = (select access.person_id()) and state in ('draft', 'returned'))
    or (submitted_to = (select access.person_id()) and state = 'submitted'))
  with check ((author_user = (select access.user_id()) and person_id = (select access.person_id()) and state in ('draft', 'returned', 'submitted'))
    or (submitted_to = (select access.person_id()) and state in ('submitted', 'returned', 'accepted')));

-- Who decides does not change the words, and who wrote them does not decide.
-- The doors below, which the owner runs, are held by their own words.
create function hold_evidence() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if pg_has_role(current_user, (select c.relowner from pg_class c where c.oid = tg_relid), 'usage') then return new; end if;
  if old.state = 'submitted' and (new.says, new.title, new.kind, new.on_day, new.submitted_to) is distinct from (old.says, old.title, old.kind, old.on_day, old.submitted_to) then
    raise exception 'submitted words stay as they are' using errcode = '42501';
  end if;
  if new.state is distinct from old.state and not ((old.state in ('draft', 'returned') and new.state = 'submitted') or (old.state = 'submitted' and new.state in ('returned', 'accepted'))) then
    raise exception 'no way from % to %', old.state, new.state using errcode = '42501';
  end if;
  return new;
end $$;
create trigger hold_evidence before update on evidence for each row execute function hold_evidence();

create table evidence_standard (
  evidence_id integer not null references evidence on delete cascade,
  standard_id integer not null references framework_standard,
  authority_id integer not null references authority,
  person_id integer not null references person,
  primary key (evidence_id, standard_id)
);
create index evidence_standard_person on evidence_standard (authority_id, person_id);
call access.secure('evidence_standard', 'exists (select from evidence e where e.id = evidence_id)', 'select, insert, delete',
  $$exists (select from evidence e where e.id = evidence_id and e.person_id = (select access.person_id()) and (e.origin = 'feedback' or e.state in ('draft', 'returned')))$$);

create table evidence_file (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  evidence_id integer not null references evidence on delete cascade,
  person_id integer not null references person,
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('word', 'pdf', 'jpeg', 'png', 'text')),
  bytes integer not null check (bytes between 1 and 26214400),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- what of it could be read, for the check for names; null: a person has to look
  readable text,
  added_by text not null,
  added_at timestamptz not null default now()
);
create index evidence_file_evidence on evidence_file (authority_id, evidence_id);
call access.secure('evidence_file', 'exists (select from evidence e where e.id = evidence_id)', 'select, insert, delete',
  $$exists (select from evidence e where e.id = evidence_id and e.author_user = (select access.user_id()) and e.state in ('draft', 'returned'))$$);

-- A file in pieces, so that neither side ever holds all of it.
create table evidence_chunk (
  file_id integer not null references evidence_file on delete cascade,
  number integer not null check (number >= 0),
  authority_id integer not null references authority,
  content bytea not null check (octet_length(content) <= 262144),
  primary key (file_id, number)
);
create index evidence_chunk_authority on evidence_chunk (authority_id);
call access.secure('evidence_chunk', 'exists (select from evidence_file f where f.id = file_id)', 'select, insert',
  $$exists (select from evidence_file f join evidence e on e.id = f.evidence_id where f.id = file_id and e.author_user = (select access.user_id()) and e.state in ('draft', 'returned'))$$);

create table evidence_event (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  evidence_id integer not null references evidence on delete cascade,
  person_id integer not null references person,
  action text not null check (action in ('made', 'changed', 'submitted', 'returned', 'accepted', 'received', 'name-removed', 'file-removed')),
  note text not null default '' check (length(note) <= 2000),
  by_user integer references app_user,
  by_name text not null,
  at timestamptz not null default clock_timestamp()
);
create index evidence_event_evidence on evidence_event (authority_id, evidence_id);
call access.secure('evidence_event', 'exists (select from evidence e where e.id = evidence_id)', 'select, insert', $$by_user = (select access.user_id())$$);

-- A direct observation: planned by the NQSW, reflected on, reported by the observer, answered. Each stage is signed by the one whose it is.
create table direct_observation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  title text not null check (length(title) between 1 and 200),
  planned_for date not null,
  observer_person_id integer not null references person,
  observer_name text not null,
  evidence_id integer references evidence,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  constraint observed_by_another check (observer_person_id <> person_id)
);
create index direct_observation_person on direct_observation (authority_id, person_id);
call access.secure('direct_observation',
  $$person_id = (select access.person_id()) or observer_person_id = (select access.person_id())
    or ((select access.acts_as('practice-lead', 'academy-coordinator', 'principal-social-worker')) and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))$$,
  'select, insert, update (planned_for, title, evidence_id, version, changed_by, changed_at)', $$person_id = (select access.person_id())$$);

create table observation_stage (
  observation_id integer not null references direct_observation,
  stage text not null check (stage in ('plan', 'reflection', 'report', 'response')),
  authority_id integer not null references authority,
  person_id integer not null references person,
  by_user integer not null references app_user,
  by_name text not null,
  says text not null check (length(says) between 1 and 10000),
  signed_at timestamptz,
  reopened_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (observation_id, stage)
);
create index observation_stage_person on observation_stage (authority_id, person_id);
-- Unsigned it is its writer's; signed, or opened again, it belongs to the observation.
call access.secure('observation_stage',
  $$by_user = (select access.user_id()) or ((signed_at is not null or reopened_at is not null) and exists (select from direct_observation o where o.id = observation_id))$$,
  'select, insert, update (says, signed_at, reopened_at, version, changed_at)',
  $$by_user = (select access.user_id()) and exists (select from direct_observation o where o.id = observation_id
      and case when stage = 'report' then o.observer_person_id else o.person_id end = (select access.person_id()))$$);
drop policy writer_update on observation_stage;
create policy writer_update on observation_stage as restrictive for update to {{runtime}}
  using ((by_user = (select access.user_id()) and signed_at is null) or (signed_at is not null and (select access.acts_as('practice-lead', 'academy-coordinator')) and person_id is distinct from (select access.person_id())))
  with check (by_user = (select access.user_id()) or ((select access.acts_as('practice-lead', 'academy-coordinator')) and person_id is distinct from (select access.person_id())));

-- Signed words stay; opening them again takes the signature away and changes no word.
create function hold_stage() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if pg_has_role(current_user, (select c.relowner from pg_class c where c.oid = tg_relid), 'usage') then return new; end if;
  if old.signed_at is not null and new.says is distinct from old.says then raise exception 'signed words stay as they are' using errcode = '42501'; end if;
  return new;
end $$;
create trigger hold_stage before update on observation_stage for each row execute function hold_stage();

create table observation_event (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  observation_id integer not null references direct_observation,
  person_id integer not null references person,
  what text not null check (length(what) between 1 and 200),
  note text not null default '' check (length(note) <= 2000),
  by_user integer not null references app_user,
  by_name text not null,
  at timestamptz not null default clock_timestamp()
);
create index observation_event_observation on observation_event (authority_id, observation_id);
call access.secure('observation_event', 'exists (select from direct_observation o where o.id = observation_id)', 'select, insert', $$by_user = (select access.user_id())$$);

-- One answer from somebody without an account: a link or six letters, of which only hashes are kept.
create table feedback_request (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  audience text not null check (audience in ('child', 'professional')),
  -- what the NQSW wrote to tell this one from the others; no name
  about text not null default '' check (length(about) <= 100),
  link_hash bytea not null unique,
  code_hash bytea not null unique,
  made_by_user integer not null references app_user,
  made_by text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  answered_at timestamptz,
  evidence_id integer references evidence
);
create index feedback_request_person on feedback_request (authority_id, person_id);
call access.secure('feedback_request',
  $$person_id = (select access.person_id()) or ((select access.acts_as('practice-lead', 'academy-coordinator')) and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))$$,
  'select (id, authority_id, enrolment_id, person_id, audience, about, made_by_user, made_by, made_at, expires_at, revoked_at, answered_at, evidence_id),
   insert (authority_id, enrolment_id, person_id, audience, about, link_hash, code_hash, made_by_user, made_by, expires_at), update (revoked_at)',
  $$person_id = (select access.person_id())$$);

-- A name or number that was found and that a person says may stay; and the day on which a person said that the rest is gone.
create table name_kept (
  evidence_id integer not null references evidence on delete cascade,
  found text not null check (length(found) between 1 and 200),
  authority_id integer not null references authority,
  person_id integer not null references person,
  kept_by text not null,
  kept_at timestamptz not null default now(),
  primary key (evidence_id, found)
);
create index name_kept_person on name_kept (authority_id, person_id);
call access.secure('name_kept', 'exists (select from evidence e where e.id = evidence_id)', 'select, insert, delete', $$person_id = (select access.person_id())$$);

create table names_cleared (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  -- of every title, word and file that was looked at: other words are not cleared by this
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  by_user integer not null references app_user,
  cleared_by text not null,
  cleared_at timestamptz not null default now()
);
create index names_cleared_person on names_cleared (authority_id, person_id);
call access.secure('names_cleared',
  $$person_id = (select access.person_id()) or ((select access.acts_as('practice-lead', 'academy-coordinator', 'principal-social-worker')) and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))$$,
  'select, insert', $$by_user = (select access.user_id()) and person_id = (select access.person_id())$$);

-- How much evidence there is of each kind, for everybody who reaches the person: numbers and no words.
create function access.evidence_counts() returns table (enrolment_id integer, person_id integer, kind text, state text, n integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.enrolment_id, e.person_id, e.kind, e.state, count(*)::integer from public.evidence e
   where e.authority_id = access.authority_id() and e.state in ('submitted', 'accepted')
     and (access.sees_all() or e.person_id = any (access.people()) or e.person_id = access.person_id())
   group by 1, 2, 3, 4
$$;
grant execute on function access.evidence_counts to {{runtime}};

-- Takes a name out of the own evidence, in whatever state it is: the only change that words not in draft may undergo.
create function access.remove_name(p_evidence integer, p_found text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_person integer;
begin
  if p_found is null or length(trim(p_found)) < 2 then return false; end if;
  update public.evidence e set title = left(replace(e.title, p_found, '[removed]'), 200), says = left(replace(e.says, p_found, '[removed]'), 20000), version = e.version + 1, changed_by = access.actor(), changed_at = now()
   where e.id = p_evidence and e.authority_id = access.authority_id() and e.person_id = access.person_id() and (e.state <> 'draft' or e.author_user = access.user_id())
     and (position(p_found in e.says) > 0 or position(p_found in e.title) > 0)
  returning e.person_id into v_person;
  if v_person is null then return false; end if;
  -- the name itself is written nowhere
  insert into public.evidence_event (authority_id, evidence_id, person_id, action, by_user, by_name) values (access.authority_id(), p_evidence, v_person, 'name-removed', access.user_id(), access.actor());
  return true;
end $$;
grant execute on function access.remove_name to {{runtime}};

-- Tries at a code or link: hashes of addresses, kept for a day; one that opened something is no try.
create table access.feedback_try (
  id bigint generated always as identity primary key,
  address_hash bytea not null,
  at timestamptz not null default clock_timestamp()
);
create index feedback_try_address on access.feedback_try (address_hash, at);
create index feedback_try_at on access.feedback_try (at);
call access.lock_away('access.feedback_try');

-- Whether a code or link opens: used, ended, withdrawn and never made answer alike. At most 20 wrong ones from an address in an hour and
-- 1,000 from everywhere: six letters of 20 are 64 million.
create function access.open_feedback(p_door text, p_hash bytea, p_address text)
returns table (outcome text, audience text, given_name text, authority_name text, is_demo boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_address bytea := sha256(convert_to(p_address, 'UTF8'));
  v_found record;
begin
  perform access.check_door(p_door);
  perform pg_advisory_xact_lock(7461020, hashtext(encode(v_address, 'hex')));
  delete from access.feedback_try t where t.at < now() - interval '1 day';
  if (select count(*) from access.feedback_try t where t.address_hash = v_address and t.at > clock_timestamp() - interval '1 hour') >= 20
     or (select count(*) from access.feedback_try t where t.at > clock_timestamp() - interval '1 hour') >= 1000 then
    return query select 'too-many', null::text, null::text, null::text, false;
    return;
  end if;
  select r.audience, p.given_name, a.name, a.is_demo into v_found
    from public.feedback_request r join public.person p on p.id = r.person_id join public.authority a on a.id = r.authority_id
   where (r.link_hash = p_hash or r.code_hash = p_hash) and r.answered_at is null and r.revoked_at is null and r.expires_at > now();
  if not found then
    insert into access.feedback_try (address_hash) values (v_address);
    return query select 'none', null::text, null::text, null::text, false;
    return;
  end if;
  return query select 'open', v_found.audience, v_found.given_name, v_found.name, v_found.is_demo;
end $$;
grant execute on function access.open_feedback to {{runtime}};

-- Keeps the one answer: of two at once the second finds the row answered. It is evidence from then on, in words that nobody edits.
create function access.answer_feedback(p_door text, p_hash bytea, p_title text, p_says text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  r record;
  v_evidence integer;
  v_assessor integer;
  v_name text;
begin
  perform access.check_door(p_door);
  if length(p_title) not between 1 and 200 or length(p_says) not between 1 and 20000 then return 'none'; end if;
  update public.feedback_request q set answered_at = now()
   where (q.link_hash = p_hash or q.code_hash = p_hash) and q.answered_at is null and q.revoked_at is null and q.expires_at > now()
  returning q.id, q.authority_id, q.enrolment_id, q.person_id, q.audience into r;
  if not found then return 'none'; end if;
  select l.with_person_id, coalesce(nullif(concat_ws(' ', p.given_name, p.family_name), ''), 'Person ' || p.id) into v_assessor, v_name
    from public.relationship l join public.person p on p.id = l.with_person_id
   where l.authority_id = r.authority_id and l.person_id = r.person_id and l.kind = 'assessor' and (l.ended_on is null or l.ended_on >= current_date) order by l.started_on desc limit 1;
  insert into public.evidence (authority_id, enrolment_id, person_id, kind, title, on_day, says, state, origin, author_name, submitted_to, submitted_to_name, submitted_at, changed_by)
  values (r.authority_id, r.enrolment_id, r.person_id, case r.audience when 'child' then 'child-feedback' else 'professional-feedback' end, p_title, (now() at time zone 'Europe/London')::date, p_says, 'accepted', 'feedback',
    case r.audience when 'child' then 'A child or young person' else 'Another professional' end, v_assessor, v_name, now(), 'somebody without an account')
  returning id into v_evidence;
  update public.feedback_request set evidence_id = v_evidence where id = r.id;
  insert into public.evidence_event (authority_id, evidence_id, person_id, action, by_name) values (r.authority_id, v_evidence, r.person_id, 'received', 'somebody without an account');
  insert into public.audit (authority_id, user_id, actor, action, subject_type, subject_id, detail)
  values (r.authority_id, null, 'somebody without an account', 'feedback-received', 'person', r.person_id::text, jsonb_build_object('evidence', v_evidence));
  return 'kept';
end $$;
grant execute on function access.answer_feedback to {{runtime}};
