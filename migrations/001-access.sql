-- Who may see what. The runtime role ({{runtime}}) owns nothing; every table below is forced under row-level security.
-- Policies read one context row, which only access.begin() can write, and only for a session token that is in force.

create schema access;
grant usage on schema access to {{runtime}};

create table authority (
  id integer generated always as identity primary key,
  dfe_number text not null unique check (dfe_number ~ '^[0-9]{3}$'),
  name text not null,
  is_demo boolean not null default false,
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default now()
);

create table app_user (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  name text not null check (length(name) between 1 and 200),
  email text not null check (email = lower(email) and length(email) <= 320),
  password_hash text,
  oidc_subject text,
  person_id integer,
  is_disabled boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (email),
  unique (oidc_subject)
);

-- A role is dated and has a scope: the whole authority, one service, one team, or oneself.
create table role_assignment (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  user_id integer not null references app_user,
  role text not null,
  scope text not null check (scope in ('self', 'team', 'service', 'authority')),
  service_id integer,
  team_id integer,
  started_on date not null,
  ended_on date,
  check (ended_on >= started_on),
  check ((scope = 'team') = (team_id is not null)),
  check ((scope = 'service') = (service_id is not null))
);
create index role_assignment_user on role_assignment (user_id);

create table session (
  id uuid primary key default gen_random_uuid(),
  authority_id integer not null references authority,
  user_id integer references app_user,
  kind text not null check (kind in ('browser', 'command', 'job')),
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_by_user on session (user_id);

create unlogged table access.context (
  pid integer primary key,
  xid xid8 not null,
  session_id uuid not null,
  authority_id integer not null,
  user_id integer,
  person_id integer,
  actor text not null,
  kind text not null,
  is_demo boolean not null,
  -- 'authority': every person of the authority; 'people': those in the array; 'none': nobody's personal record
  reach text not null check (reach in ('authority', 'people', 'none')),
  people integer[] not null,
  teams integer[] not null,
  roles text[] not null,
  sees_protected boolean not null
);

-- One row a transaction at most: the caller's, and none where the transaction was not begun.
create function access.current_context() returns access.context language sql stable security definer set search_path = pg_catalog, access as
  $$ select c.* from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned() $$;

create function access.authority_id() returns integer language sql stable security definer set search_path = pg_catalog, access as
  $$ select c.authority_id from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned() $$;

create function access.user_id() returns integer language sql stable security definer set search_path = pg_catalog, access as
  $$ select c.user_id from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned() $$;

create function access.actor() returns text language sql stable security definer set search_path = pg_catalog, access as
  $$ select c.actor from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned() $$;

create function access.sees_all() returns boolean language sql stable security definer set search_path = pg_catalog, access as
  $$ select coalesce((select c.reach = 'authority' from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned()), false) $$;

create function access.people() returns integer[] language sql stable security definer set search_path = pg_catalog, access as
  $$ select c.people from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned() $$;

create function access.teams() returns integer[] language sql stable security definer set search_path = pg_catalog, access as
  $$ select c.teams from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned() $$;

create function access.sees_protected() returns boolean language sql stable security definer set search_path = pg_catalog, access as
  $$ select coalesce((select c.sees_protected from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned()), false) $$;

-- Puts a table under forced row-level security: rows of the caller's authority that also meet `condition`.
-- The owner keeps a policy of its own, or FORCE would make a migration's backfill change nothing, silently.
create procedure access.secure(target regclass, condition text default 'true', privileges text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner on %s to {{owner}} using (true) with check (true)', target);
  execute format('create policy caller on %s to {{runtime}} using (authority_id = (select access.authority_id()) and (%s))', target, condition);
  execute format('grant %s on %s to {{runtime}}', privileges, target);
end $$;
revoke all on procedure access.secure from public;

alter table authority enable row level security;
alter table authority force row level security;
create policy owner on authority to {{owner}} using (true) with check (true);
create policy caller on authority to {{runtime}} using (id = (select access.authority_id()));
grant select, update (name, settings, version) on authority to {{runtime}};

alter table access.context enable row level security;
alter table access.context force row level security;
create policy owner on access.context to {{owner}} using (true) with check (true);

-- Password hashes and token hashes are never readable by the runtime role; it asks the functions of 002.
call access.secure('app_user', 'true', 'select (id, authority_id, name, email, oidc_subject, person_id, is_disabled, version, created_at)');
grant insert (authority_id, name, email, oidc_subject, person_id), update (name, email, oidc_subject, person_id, is_disabled, version) on app_user to {{runtime}};
call access.secure('role_assignment');
call access.secure('session', 'user_id = (select access.user_id()) or ''administrator'' = any ((access.current_context()).roles)', 'select (id, authority_id, user_id, kind, created_at, seen_at, expires_at, revoked_at)');

-- What happened, append-only. Rows are written in the change's own transaction and chained by the sealer afterwards.
create table audit (
  id bigint generated always as identity primary key,
  authority_id integer not null references authority,
  at timestamptz not null default clock_timestamp(),
  user_id integer,
  actor text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  detail jsonb not null default '{}'
);
create index audit_subject on audit (authority_id, subject_type, subject_id);
create index audit_at on audit (authority_id, at);
call access.secure('audit', 'true', 'select, insert (authority_id, user_id, actor, action, subject_type, subject_id, detail)');

-- A form is applied once: the key is taken in the change's own transaction.
create table form_key (
  authority_id integer not null references authority,
  key uuid not null,
  user_id integer not null,
  location text,
  used_at timestamptz not null default now(),
  primary key (authority_id, key)
);
call access.secure('form_key', 'user_id = (select access.user_id())', 'select, insert, update (location)');
