-- Dated facts. `ended_on` is the last day in force; null is open.

create extension if not exists btree_gist;

create table service (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  name text not null,
  sort integer not null default 0,
  unique (authority_id, name)
);
call access.secure('service');

create table team (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  service_id integer references service,
  name text not null,
  opened_on date,
  closed_on date,
  check (closed_on >= opened_on),
  unique (authority_id, name)
);
call access.secure('team');

create table person (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  registration_number text,
  staff_number text,
  email text,
  given_name text,
  family_name text,
  registered_until date,
  qualification_level text,
  qualification_institution text,
  is_step_up boolean,
  is_frontline boolean,
  -- What tells apart two people whom a return gives the same registration number; empty for nearly everyone.
  identity_note text not null default '',
  version integer not null default 1
);
create index person_registration on person (authority_id, registration_number);
create index person_staff_number on person (authority_id, staff_number);
create index person_email on person (authority_id, email);
call access.secure('person', '(select access.sees_all()) or id = any ((select access.people())::integer[])');

-- Birth date, sex and ethnicity: asked by the census, read by few, every reading audited.
create table person_protected (
  person_id integer primary key references person on delete cascade,
  authority_id integer not null references authority,
  birth_date date,
  sex text,
  gender text,
  ethnicity text
);
call access.secure('person_protected', '(select access.sees_all_protected()) or person_id = any ((select access.protected_people())::integer[])');

create table post (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  -- 'position': one numbered post; 'grid': a cell of team x grade for councils without position numbers
  kind text not null check (kind in ('position', 'grid')),
  position_number text not null,
  version integer not null default 1,
  unique (authority_id, position_number)
);
call access.secure('post');

create table post_period (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  post_id integer not null references post on delete cascade,
  team_id integer references team,
  title text not null,
  grade text,
  dfe_role integer check (dfe_role between 1 and 6),
  funded_fte numeric not null check (funded_fte >= 0),
  cost_code text,
  funding_source text,
  funding_ends_on date,
  stage text not null default 'open',
  started_on date not null,
  ended_on date,
  check (ended_on >= started_on),
  exclude using gist (post_id with =, daterange(started_on, ended_on, '[]') with &&)
);
call access.secure('post_period');

-- A spell of work in a child and family role here: employed by the council, or placed by an agency.
create table employment (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person on delete cascade,
  basis text not null check (basis in ('employed', 'agency')),
  -- tells apart spells of one person, basis and start (two roles at once)
  ordinal integer not null default 1,
  started_on date not null,
  ended_on date,
  start_origin integer,
  leaver_destination integer,
  leaving_reason integer,
  contract_kind text,
  supplier text,
  charge numeric,
  charge_unit text,
  cap_group text,
  -- the source states the day only (an agency row of a return), not a start or an end
  is_day_only boolean not null default false,
  source text not null,
  version integer not null default 1,
  check (ended_on >= started_on),
  unique (person_id, basis, started_on, ordinal) deferrable initially deferred
);
create index employment_person on employment (authority_id, person_id);
call access.secure('employment', '(select access.sees_all()) or person_id = any ((select access.people())::integer[])');

-- What a source saw of a spell on one day.
create table observation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person on delete cascade,
  employment_id integer not null references employment on delete cascade,
  on_day date not null,
  source text not null,
  rank integer not null,
  fte numeric,
  dfe_role integer,
  cases integer,
  days_lost numeric,
  contract_weeks numeric,
  base_salary numeric,
  retention_payments numeric,
  other_payments numeric,
  is_absent boolean,
  absence_reasons text[],
  framework_status integer,
  extra jsonb,
  unique (employment_id, on_day, source)
);
create index observation_authority on observation (authority_id);
call access.secure('observation', '(select access.sees_all()) or person_id = any ((select access.people())::integer[])');

-- A stretch in which a complete source leaves somebody out whom the dates would have in post.
create table unconfirmed_period (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person on delete cascade,
  employment_id integer not null references employment on delete cascade,
  started_on date not null,
  ended_on date,
  reason text not null,
  check (ended_on >= started_on)
);
call access.secure('unconfirmed_period', '(select access.sees_all()) or person_id = any ((select access.people())::integer[])');

-- A person in a post or team, with a role and hours.
create table assignment (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person on delete cascade,
  employment_id integer not null references employment on delete cascade,
  post_id integer references post,
  team_id integer references team,
  title text,
  grade text,
  dfe_role integer check (dfe_role between 1 and 6),
  fte numeric check (fte >= 0),
  kind text not null default 'permanent',
  started_on date not null,
  ended_on date,
  source text not null,
  version integer not null default 1,
  check (ended_on >= started_on)
);
create index assignment_person on assignment (authority_id, person_id);
create index assignment_team on assignment (team_id);
call access.secure('assignment', '(select access.sees_all()) or person_id = any ((select access.people())::integer[])');

create table absence (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person on delete cascade,
  started_on date not null,
  ended_on date,
  category text not null,
  working_days numeric,
  source text not null,
  check (ended_on >= started_on)
);
create index absence_person on absence (authority_id, person_id);
call access.secure('absence', '(select access.sees_all()) or person_id = any ((select access.people())::integer[])');

-- A total that rows cannot give (vacancies, agency cover). Never overwritten: a later statement retracts the earlier.
create table statement (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  item text not null,
  on_day date not null,
  value text not null,
  source text not null,
  recorded_at timestamptz not null default now(),
  retracted_at timestamptz
);
create unique index statement_in_force on statement (authority_id, item, on_day, source) where retracted_at is null;
call access.secure('statement');

-- Two sources, one field, two values: which stands and which was set aside. The values may be of protected fields.
create table conflict (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer references person on delete cascade,
  field text not null,
  on_day date,
  kept text,
  kept_source text not null,
  set_aside text,
  set_aside_source text not null,
  unique nulls not distinct (authority_id, person_id, field, on_day, set_aside_source, set_aside)
);
call access.secure('conflict', '(select access.changes_record()) and ((select access.sees_all_protected()) or person_id = any ((select access.protected_people())::integer[]))');
