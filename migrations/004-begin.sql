-- The only doors into a context. Each is SECURITY DEFINER and on the allowlist of docs/decisions/002-row-level-security.md.
-- Their search path ends with pg_temp: left out, a caller's temporary objects would come first.

-- What a role may see and do at the database, apart from the capabilities in src/access/rules/policy.ts.
create table access.role (
  name text primary key,
  sees_people boolean not null,
  sees_protected boolean not null,
  changes_record boolean not null,
  manages_users boolean not null
);
call access.lock_away('access.role');
insert into access.role (name, sees_people, sees_protected, changes_record, manages_users) values
  ('social-worker', true, false, false, false),
  ('nqsw', true, false, false, false),
  ('mentor', true, false, false, false),
  ('practice-lead', true, false, false, false),
  ('team-manager', true, false, false, false),
  ('head-of-service', true, false, false, false),
  ('principal-social-worker', true, false, false, false),
  ('academy-coordinator', true, false, false, false),
  ('hr-partner', true, true, true, false),
  ('panel-member', false, false, false, false),
  ('data-officer', true, true, true, false),
  ('wellbeing-officer', false, false, false, false),
  ('director', true, false, false, false),
  ('report-author', false, false, false, false),
  ('councillor', false, false, false, false),
  ('administrator', false, false, false, true);

-- The people who work in some teams on a day.
create function access.people_of(p_authority integer, p_teams integer[], p_on date) returns integer[]
language sql stable set search_path = pg_catalog, pg_temp as
  $$ select coalesce(array_agg(distinct a.person_id), '{}') from public.assignment a
      where a.authority_id = p_authority and a.team_id = any (p_teams) and a.started_on <= p_on and (a.ended_on is null or a.ended_on >= p_on) $$;

-- Opens the caller's transaction: verifies the token and writes the context row. No row back: not signed in.
-- `p_through` names the roles that give the right to what is asked; what the caller reaches is reached through those alone, so that
-- two roles never add up to more than each. A pretended day counts only for the demonstration council.
create function access.begin(p_token text, p_on date default null, p_through text[] default null)
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
           access.people_of(s.authority_id, (select array_agg(id) from reached), on_day),
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

-- What the doors before sign-in ask for: a secret of the data folder, of which the database knows only the hash. Without it
-- whoever can run SQL as the runtime role could open a session for anybody.
create table access.door (
  secret_hash bytea primary key,
  made_at timestamptz not null default now()
);
call access.lock_away('access.door');

create function access.knows_door(p_door text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select exists (select from access.door d where d.secret_hash = sha256(convert_to(p_door, 'UTF8'))) $$;

create function access.check_door(p_door text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if access.knows_door(p_door) is not true then raise exception 'not allowed' using errcode = '42501'; end if;
end $$;

-- One try at signing in, known account or not: hashes only, kept for a day, successes for a month.
create table access.sign_in_try (
  id bigint generated always as identity primary key,
  email_hash bytea not null,
  address_hash bytea not null,
  at timestamptz not null default clock_timestamp(),
  outcome text not null default 'open' check (outcome in ('open', 'refused', 'signed-in'))
);
create index sign_in_try_email on access.sign_in_try (email_hash, at);
create index sign_in_try_address on access.sign_in_try (address_hash, at);
create index sign_in_try_at on access.sign_in_try (at);
call access.lock_away('access.sign_in_try');

-- Takes one try before the password is looked at, so that a hundred at once count as a hundred. Null: too many. At most 10 for an
-- account in 15 minutes, of which one address can use up 5; 100 from an address in an hour. An address from which the account was
-- signed in to within 30 days has 10 of its own: a stranger's guesses lock nobody out of the place they work from.
create function access.take_sign_in_try(p_door text, p_email text, p_address text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_email bytea := sha256(convert_to(lower(p_email), 'UTF8'));
  v_address bytea := sha256(convert_to(p_address, 'UTF8'));
  v_known boolean;
  v_of_account integer;
  v_of_both integer;
  v_of_address integer;
  v_id bigint;
begin
  perform access.check_door(p_door);
  -- always in this order, or two tries could wait for each other
  perform pg_advisory_xact_lock(7461010, hashtext(encode(v_address, 'hex')));
  perform pg_advisory_xact_lock(7461011, hashtext(encode(v_email, 'hex')));
  delete from access.sign_in_try t where (t.at < now() - interval '1 day' and t.outcome <> 'signed-in') or t.at < now() - interval '30 days';
  select count(*) into v_of_address from access.sign_in_try t
   where t.address_hash = v_address and t.outcome <> 'signed-in' and t.at > clock_timestamp() - interval '1 hour';
  select exists (select from access.sign_in_try t where t.email_hash = v_email and t.address_hash = v_address and t.outcome = 'signed-in') into v_known;
  select count(*), count(*) filter (where t.address_hash = v_address) into v_of_account, v_of_both from access.sign_in_try t
   where t.email_hash = v_email and t.outcome <> 'signed-in' and t.at > clock_timestamp() - interval '15 minutes';
  if v_of_address >= 100 then return null; end if;
  if v_known and v_of_both >= 10 then return null; end if;
  if not v_known and (v_of_both >= 5 or v_of_account >= 10) then return null; end if;
  insert into access.sign_in_try (email_hash, address_hash) values (v_email, v_address) returning id into v_id;
  return v_id;
end $$;

-- What sign-in needs before there is a session. The hash is compared in the application, for an unknown address too.
create function access.find_sign_in(p_door text, p_email text)
returns table (user_id integer, authority_id integer, password_hash text, is_disabled boolean, is_demo boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.check_door(p_door);
  return query select u.id, u.authority_id, u.password_hash, u.is_disabled, a.is_demo
    from public.app_user u join public.authority a on a.id = u.authority_id where u.email = lower(p_email);
end $$;

-- A refused sign-in leaves a trace although nobody is signed in; for an address that nobody has, the same work.
create function access.refuse_sign_in(p_door text, p_try bigint, p_user_id integer, p_reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.check_door(p_door);
  update access.sign_in_try set outcome = 'refused' where id = p_try;
  insert into public.audit (authority_id, user_id, actor, action, subject_type, subject_id, detail)
  select u.authority_id, null, 'unknown', 'sign-in-refused', 'app_user', u.id::text, jsonb_build_object('reason', p_reason)
    from public.app_user u where u.id = p_user_id;
end $$;

-- The account of an identity provider's subject. The first sign-in with an address that the provider vouches for ties the account to
-- the subject; afterwards the subject alone counts.
create function access.find_oidc_user(p_door text, p_subject text, p_vouched_email text)
returns table (user_id integer, authority_id integer, is_disabled boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.check_door(p_door);
  with tied as (
    update public.app_user u set oidc_subject = p_subject, version = u.version + 1
     where u.oidc_subject is null and not u.is_disabled and u.email = lower(p_vouched_email)
       and not exists (select 1 from public.app_user o where o.oidc_subject = p_subject)
    returning u.id, u.authority_id, u.name
  )
  insert into public.audit (authority_id, user_id, actor, action, subject_type, subject_id)
  select t.authority_id, t.id, t.name, 'account-tied', 'app_user', t.id::text from tied t;
  return query select u.id, u.authority_id, u.is_disabled from public.app_user u where u.oidc_subject = p_subject;
end $$;

-- A new session, under a new token; the one that the browser held before ends.
create function access.open_session(p_door text, p_user_id integer, p_token text, p_way text, p_try bigint default null, p_former_token text default null)
returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_id uuid;
begin
  perform access.check_door(p_door);
  if length(p_token) < 43 then raise exception 'a token has 256 random bits' using errcode = '22023'; end if;
  insert into public.session (authority_id, user_id, kind, token_hash, expires_at)
  select u.authority_id, u.id, 'browser', sha256(convert_to(p_token, 'UTF8')), now() + interval '12 hours'
    from public.app_user u where u.id = p_user_id and not u.is_disabled
  returning id into v_id;
  if v_id is null then return null; end if;
  update access.sign_in_try set outcome = 'signed-in' where id = p_try;
  if p_former_token is not null then
    update public.session set revoked_at = now() where token_hash = sha256(convert_to(p_former_token, 'UTF8')) and revoked_at is null;
  end if;
  insert into public.audit (authority_id, user_id, actor, action, subject_type, subject_id, detail)
  select u.authority_id, u.id, u.name, 'signed-in', 'session', v_id::text, jsonb_build_object('way', p_way) from public.app_user u where u.id = p_user_id;
  delete from public.session where expires_at < now() - interval '30 days';
  delete from public.form_key where used_at < now() - interval '2 days';
  return v_id;
end $$;

-- A job's token: it opens no context, and only the functions that ask for it do anything with it.
create function access.open_job(p_door text, p_token text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_id uuid;
begin
  perform access.check_door(p_door);
  insert into public.session (authority_id, user_id, kind, token_hash, expires_at)
  values (null, null, 'job', sha256(convert_to(p_token, 'UTF8')), now() + interval '12 hours') returning id into v_id;
  return v_id;
end $$;

create function access.close_session(p_token text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  with closed as (update public.session set revoked_at = now() where token_hash = sha256(convert_to(p_token, 'UTF8')) and revoked_at is null
    returning id, authority_id, user_id, kind)
  insert into public.audit (authority_id, user_id, actor, action, subject_type, subject_id)
  select c.authority_id, c.user_id, u.name, 'signed-out', 'session', c.id::text from closed c join public.app_user u on u.id = c.user_id where c.kind = 'browser';
end $$;

-- An administrator ends all sessions of a user of the own authority; anyone their own.
create function access.revoke_sessions(p_user_id integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c access.context; n integer;
begin
  c := access.current_context();
  if c.pid is null or not (c.user_id is not distinct from p_user_id or c.manages_users) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update public.session set revoked_at = now() where user_id = p_user_id and authority_id = c.authority_id and revoked_at is null;
  get diagnostics n = row_count;
  return n;
end $$;

-- Anyone sets their own password, an administrator a temporary one for others; every other session of the user ends.
create function access.set_password(p_user_id integer, p_hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c access.context; v_own boolean;
begin
  c := access.current_context();
  v_own := c.user_id is not null and c.user_id = p_user_id;
  if c.pid is null or not (v_own or c.manages_users) then raise exception 'not allowed' using errcode = '42501'; end if;
  if p_hash not like '$argon2id$%' then raise exception 'not a password hash' using errcode = '22023'; end if;
  update public.app_user set password_hash = p_hash, password_is_temporary = not v_own, version = version + 1
   where id = p_user_id and authority_id = c.authority_id;
  if not found then return false; end if;
  update public.session set revoked_at = now()
   where user_id = p_user_id and authority_id = c.authority_id and revoked_at is null and id <> c.session_id;
  return true;
end $$;

-- The own password's hash, to compare what is typed before it is changed.
create function access.own_password_hash() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select u.password_hash from public.app_user u where u.id = (access.current_context()).user_id $$;

-- Ties an account to the one person of the authority with its e-mail address, so that "own record" means something.
create function access.link_person(p_user_id integer) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c access.context;
begin
  c := access.current_context();
  if c.pid is null or not c.manages_users or c.user_id is not distinct from p_user_id then raise exception 'not allowed' using errcode = '42501'; end if;
  update public.app_user u set person_id = (select min(p.id) from public.person p where p.authority_id = u.authority_id and lower(p.email) = u.email having count(*) = 1)
   where u.id = p_user_id and u.authority_id = c.authority_id;
  return exists (select from public.app_user u where u.id = p_user_id and u.person_id is not null);
end $$;

-- Which files the record stands on, for everyone: no name of a file, no row, no note.
create function access.files_in_force()
returns table (kind text, year integer, starts_on date, as_of date, applied_at timestamptz, is_provisional boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select i.kind, i.year, (i.header ->> 'from')::date, i.as_of, i.applied_at, i.is_provisional from public.import i
      where i.authority_id = access.authority_id() and i.state = 'applied' order by i.applied_at $$;

revoke execute on all functions in schema access from public;
revoke execute on all procedures in schema access from public;
grant execute on function access.current_context, access.authority_id, access.user_id, access.person_id, access.actor, access.sees_all, access.people,
  access.teams, access.roles, access.acts_as, access.sees_protected, access.sees_all_protected, access.protected_people, access.changes_record, access.manages_users,
  access.begin, access.knows_door, access.take_sign_in_try, access.find_sign_in, access.refuse_sign_in, access.find_oidc_user, access.open_session,
  access.open_job, access.close_session, access.revoke_sessions, access.set_password, access.own_password_hash, access.link_person,
  access.files_in_force to {{runtime}};
