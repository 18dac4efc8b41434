-- Who may see what. The runtime role ({{runtime}}) owns nothing; every table below is forced under row-level security.
-- Policies read one context row, which only access.begin() can write, and only for a session token that is in force.

create schema access;
-- Nobody runs a function that was not given to them: each door is granted by name, here and in later migrations.
alter default privileges revoke execute on functions from public;
revoke create on schema public from public;
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
  -- made by an administrator: it opens the page that changes it, and nothing else
  password_is_temporary boolean not null default false,
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
  version integer not null default 1,
  check (ended_on >= started_on),
  check ((scope = 'team') = (team_id is not null)),
  check ((scope = 'service') = (service_id is not null))
);
create index role_assignment_user on role_assignment (user_id);

create table session (
  id uuid primary key default gen_random_uuid(),
  -- the sealer works for every authority and belongs to none: its token opens no context at all
  authority_id integer references authority check (authority_id is not null or kind = 'job'),
  user_id integer references app_user check (user_id is not null or kind <> 'browser'),
  kind text not null check (kind in ('browser', 'command', 'job')),
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_by_user on session (user_id);

-- One row for each connection: the transaction that access.begin opened last, by number and start, and what its caller may see.
create unlogged table access.context (
  pid integer primary key,
  xid xid8 not null,
  began_at timestamptz not null,
  session_id uuid not null,
  authority_id integer not null,
  user_id integer,
  person_id integer,
  actor text not null,
  kind text not null,
  is_demo boolean not null,
  -- 'authority': every person of the authority; 'people': those in the array; 'none': nobody but oneself
  reach text not null check (reach in ('authority', 'people', 'none')),
  people integer[] not null,
  teams integer[] not null,
  roles text[] not null,
  -- those of the roles that give the right to what is asked
  acting text[] not null,
  -- birth date, sex and ethnicity: reached through the roles that may, within the scope of those roles
  sees_protected boolean not null,
  sees_all_protected boolean not null,
  protected_people integer[] not null,
  changes_record boolean not null,
  manages_users boolean not null
) with (fillfactor = 50);

-- The caller's row, and none where the transaction was not begun.
create function access.current_context() returns access.context language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select c.* from access.context c where c.pid = pg_backend_pid() and c.xid = pg_current_xact_id_if_assigned() and c.began_at = now() $$;

create function access.authority_id() returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select (access.current_context()).authority_id $$;

create function access.user_id() returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select (access.current_context()).user_id $$;

create function access.person_id() returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select (access.current_context()).person_id $$;

create function access.actor() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select (access.current_context()).actor $$;

create function access.sees_all() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).reach = 'authority', false) $$;

create function access.people() returns integer[] language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).people, '{}') $$;

create function access.teams() returns integer[] language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).teams, '{}') $$;

create function access.roles() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).roles, '{}') $$;

-- Whether one of the roles that the caller acts through is among these; the command line acts as a data officer and administrator.
create function access.acts_as(variadic p_roles text[]) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).acting && p_roles, false) $$;

create function access.sees_protected() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).sees_protected, false) $$;

create function access.sees_all_protected() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).sees_all_protected, false) $$;

create function access.protected_people() returns integer[] language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).protected_people, '{}') $$;

create function access.changes_record() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).changes_record, false) $$;

create function access.manages_users() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((access.current_context()).manages_users, false) $$;

-- Puts a table under forced row-level security: rows of the caller's authority that also meet `condition`; to change one,
-- `write_condition` as well, by default a role that changes the record.
-- The owner keeps a policy of its own, or FORCE would make a migration's backfill change nothing, silently.
create procedure access.secure(target regclass, condition text default 'true', privileges text default 'select, insert, update, delete',
  write_condition text default '(select access.changes_record())') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner on %s to {{owner}} using (true) with check (true)', target);
  execute format('create policy caller on %s to {{runtime}} using (authority_id = (select access.authority_id()) and (%s))', target, condition);
  execute format('create policy writer_insert on %s as restrictive for insert to {{runtime}} with check (%s)', target, write_condition);
  execute format('create policy writer_update on %s as restrictive for update to {{runtime}} using (%s)', target, write_condition);
  execute format('create policy writer_delete on %s as restrictive for delete to {{runtime}} using (%s)', target, write_condition);
  execute format('grant %s on %s to {{runtime}}', privileges, target);
end $$;

-- Puts a table where only the owner and the doors reach it.
create procedure access.lock_away(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner on %s to {{owner}} using (true) with check (true)', target);
end $$;

call access.lock_away('access.context');

alter table authority enable row level security;
alter table authority force row level security;
create policy owner on authority to {{owner}} using (true) with check (true);
create policy caller on authority to {{runtime}} using (id = (select access.authority_id()));
create policy writer_update on authority as restrictive for update to {{runtime}}
  using ((select access.changes_record()) or (select access.manages_users())
    or ((select access.sees_all()) and (select access.acts_as('head-of-service', 'principal-social-worker', 'director'))));
grant select, update (name, settings, version) on authority to {{runtime}};

-- Password hashes and token hashes are never readable by the runtime role; it asks the doors of 004. An account is read by its
-- holder and by administrators, and nobody changes their own account or their own roles.
call access.secure('app_user', 'id = (select access.user_id()) or (select access.manages_users())',
  'select (id, authority_id, name, email, oidc_subject, person_id, is_disabled, password_is_temporary, version, created_at),
   insert (authority_id, name, email), update (name, email, is_disabled, version)',
  '(select access.manages_users()) and id is distinct from (select access.user_id())');
call access.secure('role_assignment', 'user_id = (select access.user_id()) or (select access.manages_users())', 'select, insert, update',
  '(select access.manages_users()) and user_id is distinct from (select access.user_id())');
call access.secure('session', 'user_id = (select access.user_id()) or (select access.manages_users())',
  'select (id, authority_id, user_id, kind, created_at, seen_at, expires_at, revoked_at)', 'false');

-- What happened, append-only. Who and where come from the context, not from the caller's words. Rows are written in the change's
-- own transaction and chained by the sealer afterwards. Administrators read all; everyone what they did and who looked at them.
create table audit (
  id bigint generated always as identity primary key,
  authority_id integer not null default access.authority_id() references authority,
  at timestamptz not null default clock_timestamp(),
  user_id integer default access.user_id(),
  actor text not null default access.actor(),
  action text not null,
  subject_type text not null,
  subject_id text not null,
  detail jsonb not null default '{}'
);
create index audit_subject on audit (authority_id, subject_type, subject_id);
create index audit_at on audit (authority_id, at);
create index audit_user on audit (authority_id, user_id);
call access.secure('audit',
  $$user_id = (select access.user_id()) or (select access.manages_users()) or (subject_type = 'person' and subject_id = (select access.person_id())::text)$$,
  'select, insert (action, subject_type, subject_id, detail)', 'true');

-- A form is applied once: the key is taken in the change's own transaction.
create table form_key (
  authority_id integer not null references authority,
  key uuid not null,
  user_id integer not null,
  location text,
  used_at timestamptz not null default now(),
  primary key (authority_id, key)
);
create index form_key_used on form_key (used_at);
call access.secure('form_key', 'user_id = (select access.user_id())', 'select, insert (authority_id, key, user_id), update (location)', 'true');
