-- Forecasts: named scenarios, runs with their seed and every input, and the packs that intakes are decided on. Councils, grades and months of service: no names.

create table outlook_scenario (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  name text not null,
  -- what was written; what it leaves open is filled when it runs
  written jsonb not null,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  unique (authority_id, name)
);
call access.secure('outlook_scenario', $$(select access.acts_as('head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'))$$,
  'select, insert, update (name, written, version, changed_by, changed_at)',
  $$(select access.sees_all()) and (select access.acts_as('principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer'))$$);

-- What went in stays as it was; only how far it is, and what came out, is added.
create table outlook_run (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  scenario_id integer not null references outlook_scenario,
  kind text not null check (kind in ('forecast', 'intakes')),
  on_day date not null,
  first_seed bigint not null check (first_seed between 0 and 4294967295),
  replicates integer not null check (replicates between 1 and 100000),
  inputs jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  steps_done integer not null default 0,
  steps integer not null default 0,
  heard_at timestamptz not null default now(),
  result jsonb,
  asked_by text not null,
  asked_at timestamptz not null default now()
);
create index on outlook_run (authority_id, kind, id desc);
call access.secure('outlook_run', $$(select access.acts_as('head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'))$$,
  'select, insert, update (state, steps_done, steps, heard_at, result)',
  $$(select access.sees_all()) and (select access.acts_as('principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer'))$$);

create table outlook_pack (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  forecast_run_id integer not null references outlook_run,
  intakes_run_id integer references outlook_run,
  -- vacancies, notices, offers, pipeline and support on the day, as they were then
  facts jsonb not null,
  author text not null,
  author_user integer,
  saved_at timestamptz not null default now()
);
call access.secure('outlook_pack', $$(select access.acts_as('head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'))$$,
  'select, insert', $$(select access.sees_all()) and (select access.acts_as('principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer'))
    and author_user is not distinct from (select access.user_id())$$);

-- One decision for each pack, by somebody else than its author; it is never rewritten.
create table outlook_decision (
  pack_id integer primary key references outlook_pack,
  authority_id integer not null references authority,
  offers integer not null check (offers between 0 and 2000),
  reason text not null,
  next_review_on date,
  decided_by text not null,
  decided_by_user integer,
  decided_at timestamptz not null default now()
);
create function forbid_own_decision() returns trigger language plpgsql as $$
begin
  if exists (select from outlook_pack p where p.id = new.pack_id and p.author_user = new.decided_by_user) then
    raise exception 'the author of a pack does not decide on it' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger by_another before insert on outlook_decision for each row execute function forbid_own_decision();
call access.secure('outlook_decision', $$(select access.acts_as('head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director'))$$,
  'select, insert', $$(select access.acts_as('head-of-service', 'principal-social-worker', 'director')) and decided_by_user is not distinct from (select access.user_id())$$);
