-- Whose cases are whose, as dated facts; what is entered here first and waits for its file; published figures.

-- What files brought is worked out again from the files in force; what a person made here is left alone.
alter table team add column from_file boolean not null default false;
alter table service add column from_file boolean not null default false;
alter table post add column from_file boolean not null default false;

-- The import of a million rows is staged in a temporary table, which COPY may fill where row-level security would forbid it.
do $$ begin
  execute format('grant temporary on database %I to %I', current_database(), trim(both '"' from '{{runtime}}'));
exception when insufficient_privilege then null;
end $$;

-- A child or a carer household, known by a keyed hash of its case number only.
create table child (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  subject_kind text not null default 'child' check (subject_kind in ('child', 'carer-household')),
  reference_hmac bytea not null,
  unique (authority_id, reference_hmac)
);
call access.secure('child');

-- The case system's number, sealed under a key outside the database; a council can switch it off, and then there is no row.
create table child_reference (
  child_id integer primary key references child on delete cascade,
  authority_id integer not null references authority,
  sealed bytea not null
);

-- Whoever a case system names as holding a case: a person of the record once matched, else what the file says.
create table case_holder (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  holder_key text not null,
  registration_number text,
  staff_number text,
  email text,
  name text,
  team text,
  person_id integer references person on delete set null,
  -- 'tray': an inbox or duty tray, not a person; 'other': a person who is no social worker
  kind text not null default 'worker' check (kind in ('worker', 'tray', 'other')),
  unique (authority_id, holder_key)
);
create index case_holder_person on case_holder (person_id);
-- a holder whom nobody of the record is matched to is seen by who sees some team
call access.secure('case_holder', '(select access.sees_all()) or (person_id is null and cardinality((select access.teams())::integer[]) > 0) or person_id = any ((select access.people())::integer[])');

-- Never overwritten: a change retracts the row and writes another, so that yesterday's page can be shown again.
create table allocation (
  id bigint generated always as identity primary key,
  authority_id integer not null,
  child_id integer not null references child,
  -- of case_holder; without a foreign key, whose million checks take longer than the rows: holders are written in the same statement
  holder_id integer not null,
  -- the holder's person, beside the holder so that row-level security and caseload counts need no join
  person_id integer references person on delete set null,
  team_id integer,
  kind text not null check (kind in ('lead', 'co-worker', 'cover', 'duty')),
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  change_reason text,
  case_type text,
  sibling_group text,
  first_seen_on date not null,
  recorded_at timestamptz not null default now(),
  retracted_at timestamptz,
  import_id integer,
  retracted_by integer
);
create index allocation_child on allocation (child_id, started_on) where retracted_at is null;
create index allocation_holder on allocation (holder_id) where retracted_at is null;
create index allocation_person on allocation (person_id, started_on);
create index allocation_retracted on allocation (retracted_by) where retracted_by is not null;
call access.secure('allocation', '(select access.sees_all()) or person_id = any ((select access.people())::integer[]) or team_id = any ((select access.teams())::integer[])');

-- the caller sees the number of whoever's cases the caller sees
call access.secure('child_reference', '(select access.sees_all()) or exists (select from allocation a where a.child_id = child_reference.child_id)');

-- A council without an allocation extract: how many children and families each worker has on a day.
create table caseload_count (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  holder_id integer not null references case_holder,
  person_id integer references person on delete set null,
  team_id integer references team,
  on_day date not null,
  children integer not null check (children >= 0),
  families integer check (families >= 0),
  source text not null,
  recorded_at timestamptz not null default now(),
  retracted_at timestamptz,
  import_id integer,
  retracted_by integer
);
create unique index caseload_count_in_force on caseload_count (holder_id, on_day) where retracted_at is null;
create index caseload_count_authority on caseload_count (authority_id, on_day);
call access.secure('caseload_count', '(select access.sees_all()) or person_id = any ((select access.people())::integer[]) or team_id = any ((select access.teams())::integer[])');

-- Entered here first, owned elsewhere: the next file that says it closes it.
create table expected (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  kind text not null check (kind in ('notice', 'starter', 'allocation')),
  person_id integer references person on delete cascade,
  team_id integer references team,
  child_id integer references child,
  on_day date not null,
  detail jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
  entered_on date not null,
  entered_by text not null,
  closed_on date,
  closed_by text,
  import_id integer,
  version integer not null default 1
);
create index expected_open on expected (authority_id, state, kind);
call access.secure('expected', '(select access.sees_all()) or person_id = any ((select access.people())::integer[]) or team_id = any ((select access.teams())::integer[])');

-- Published figures are the same for every council and hold nobody's data, so they are kept once, readable by all, and only
-- ever added to: a newer release stands beside the one before.
create table published_release (
  id integer generated always as identity primary key,
  dataset text not null,
  release text not null,
  file_name text not null,
  file_hash text not null unique,
  loaded_at timestamptz not null default now()
);
create table published_figure (
  release_id integer not null references published_release on delete cascade,
  position integer not null,
  year integer not null,
  level text not null,
  area_code text,
  la_number text,
  area text not null,
  region text,
  role text,
  split text,
  measure text not null,
  printed text not null,
  value numeric,
  symbol text,
  primary key (release_id, position),
  check ((value is null) <> (symbol is null))
);
create index published_figure_measure on published_figure (measure, year, la_number);
do $$
declare target regclass;
begin
  foreach target in array array['published_release', 'published_figure']::regclass[] loop
    call access.lock_away(target);
    execute format('create policy caller on %s to {{runtime}} using (true)', target);
    execute format('create policy writer_insert on %s as restrictive for insert to {{runtime}} with check ((select access.changes_record()))', target);
    execute format('grant select, insert on %s to {{runtime}}', target);
  end loop;
end $$;
