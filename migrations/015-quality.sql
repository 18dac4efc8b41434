-- How good the academy is: what people said (with consent, and its withdrawal), what audits of cases found, what is done about it, and
-- who looked from outside. No case and no child is named anywhere.

create table questionnaire (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  name text not null check (length(name) between 1 and 120),
  -- the roles that are asked
  asked text[] not null check (cardinality(asked) > 0),
  questions jsonb not null,
  opened_on date not null,
  closed_on date not null,
  made_by text not null,
  check (closed_on >= opened_on),
  unique (authority_id, name)
);
-- An answer without a person, an order or a time: nothing in it leads back to who gave it.
create table access.questionnaire_answer (
  id uuid primary key default gen_random_uuid(),
  questionnaire_id integer not null references public.questionnaire,
  answers jsonb not null
);
create index questionnaire_answer_of on access.questionnaire_answer (questionnaire_id);
-- Who has answered, apart from what: so that nobody answers twice and reminders reach the others.
create table questionnaire_taken (
  questionnaire_id integer not null references public.questionnaire,
  user_id integer not null references app_user on delete cascade,
  authority_id integer not null references authority,
  primary key (questionnaire_id, user_id)
);

create table focus_group (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  held_on date not null,
  with_whom text not null check (length(with_whom) between 1 and 200),
  people integer not null check (people > 0),
  notes text not null check (length(notes) between 1 and 4000),
  written_by text not null,
  recorded_at timestamptz not null default now()
);
create index focus_group_authority on focus_group (authority_id);

-- Shown while there is consent and no longer.
create table quotation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  said text not null check (length(said) between 1 and 1000),
  said_by text not null check (length(said_by) between 1 and 120),
  consent_on date not null,
  withdrawn_on date check (withdrawn_on >= consent_on),
  recorded_by text not null,
  version integer not null default 1
);
create index quotation_authority on quotation (authority_id);

create table case_audit (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  audited_on date not null,
  person_id integer not null references person,
  grade text not null check (grade in ('outstanding', 'good', 'requires-improvement', 'inadequate')),
  theme text not null default '' check (length(theme) <= 120),
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);
create index case_audit_person on case_audit (authority_id, person_id);

create table quality_action (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  -- the year that begins on 1 April
  year integer not null check (year between 2010 and 2100),
  what text not null check (length(what) between 1 and 500),
  owner text not null check (length(owner) between 1 and 100),
  due_on date not null,
  done_on date,
  came_from text not null default '' check (length(came_from) <= 200),
  version integer not null default 1
);
create index quality_action_authority on quality_action (authority_id, year);

-- Who looked from outside and at what; reading somebody's file on such a day leaves its own entry in the audit.
create table visit (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  kind text not null check (kind in ('visit', 'inspection', 'peer-review')),
  on_day date not null,
  who text not null check (length(who) between 1 and 200),
  viewed text not null check (length(viewed) between 1 and 2000),
  person_ids integer[] not null default '{}',
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);
create index visit_authority on visit (authority_id);

do $$
declare
  target text;
  sees constant text := $p$(select access.acts_as('academy-coordinator', 'practice-lead', 'head-of-service', 'principal-social-worker', 'director'))$p$;
  keeps constant text := $p$(select access.acts_as('academy-coordinator', 'practice-lead', 'principal-social-worker'))$p$;
begin
  foreach target in array array['focus_group', 'visit'] loop
    call access.secure(target::regclass, sees, 'select, insert', keeps);
  end loop;
  foreach target in array array['quotation', 'quality_action'] loop
    call access.secure(target::regclass, sees, 'select, insert, update', keeps);
  end loop;
  call access.secure('case_audit', '((select access.sees_all()) or person_id = any ((select access.people())::integer[])) and ' || sees, 'select, insert', keeps);
  call access.secure('questionnaire', 'true', 'select, insert', keeps);
  call access.secure('questionnaire_taken', 'user_id = (select access.user_id())', 'select', 'false');
end $$;
-- Answers are given and read through the doors below and in no other way.
call access.lock_away('access.questionnaire_answer');

-- Gives the caller's answers, once, while the questionnaire is open and asks a role that the caller holds.
create function access.answer_questionnaire(p_questionnaire integer, p_answers jsonb, p_on date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c access.context;
begin
  c := access.current_context();
  if c.pid is null or c.user_id is null then raise exception 'not allowed' using errcode = '42501'; end if;
  if not exists (select from public.questionnaire q where q.id = p_questionnaire and q.authority_id = c.authority_id and q.asked && c.roles
    and p_on between q.opened_on and q.closed_on) then return false; end if;
  insert into public.questionnaire_taken (questionnaire_id, user_id, authority_id) values (p_questionnaire, c.user_id, c.authority_id) on conflict do nothing;
  if not found then return false; end if;
  insert into access.questionnaire_answer (questionnaire_id, answers) values (p_questionnaire, p_answers);
  return true;
end $$;

-- All answers to one question of a questionnaire, in an order that says nothing, and only from eight answers on.
create function access.questionnaire_answers(p_questionnaire integer) returns table (question text, value text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.key, e.value
    from public.questionnaire q join access.questionnaire_answer a on a.questionnaire_id = q.id, jsonb_each_text(a.answers) e
   where q.id = p_questionnaire and q.authority_id = access.authority_id()
     and access.acts_as('academy-coordinator', 'practice-lead', 'head-of-service', 'principal-social-worker', 'director')
     and (select count(*) from access.questionnaire_answer n where n.questionnaire_id = p_questionnaire) >= 8
   order by e.key, e.value
$$;
create function access.questionnaire_count(p_questionnaire integer) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from public.questionnaire q join access.questionnaire_answer a on a.questionnaire_id = q.id
   where q.id = p_questionnaire and q.authority_id = access.authority_id()
     and access.acts_as('academy-coordinator', 'practice-lead', 'head-of-service', 'principal-social-worker', 'director')
$$;
revoke execute on function access.answer_questionnaire, access.questionnaire_answers, access.questionnaire_count from public;
grant execute on function access.answer_questionnaire, access.questionnaire_answers, access.questionnaire_count to {{runtime}};
