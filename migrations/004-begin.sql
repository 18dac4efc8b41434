-- The only doors into a context. Each is SECURITY DEFINER and on the allowlist of docs/decisions/002-row-level-security.md.

-- What a role may see of people, apart from the capabilities in src/access/policy.ts.
create table access.role (
  name text primary key,
  sees_people boolean not null,
  sees_protected boolean not null
);
alter table access.role enable row level security;
alter table access.role force row level security;
create policy owner on access.role to {{owner}} using (true) with check (true);
insert into access.role (name, sees_people, sees_protected) values
  ('social-worker', true, false), ('nqsw', true, false), ('mentor', true, false), ('practice-lead', true, false),
  ('team-manager', true, false), ('head-of-service', true, false), ('principal-social-worker', true, false),
  ('academy-coordinator', true, false), ('hr-partner', true, true), ('panel-member', false, false), ('data-officer', true, true),
  ('wellbeing-officer', false, false), ('director', true, false), ('report-author', false, false), ('councillor', false, false),
  ('administrator', false, false);

-- Opens the caller's transaction: verifies the token and writes the context row. No row back: not signed in.
-- A pretended day counts only for the demonstration council.
create function access.begin(p_token text, p_on date default null)
returns table (session_id uuid, authority_id integer, authority_name text, dfe_number text, is_demo boolean, user_id integer, person_id integer,
  user_name text, kind text, roles text[], reach text, teams integer[], sees_protected boolean)
language plpgsql security definer set search_path = pg_catalog, access, public as $$
declare
  s record;
  on_day date;
  v_roles text[];
  v_reach text := 'none';
  v_teams integer[] := '{}';
  v_people integer[] := '{}';
  v_protected boolean := false;
begin
  select x.id, x.kind, x.authority_id, x.seen_at, a.name as authority_name, a.dfe_number, a.is_demo,
         u.id as user_id, u.person_id, u.name as user_name, u.email
    into s
    from public.session x
    join public.authority a on a.id = x.authority_id
    left join public.app_user u on u.id = x.user_id
   where x.token_hash = sha256(convert_to(p_token, 'UTF8'))
     and x.revoked_at is null and x.expires_at > now()
     and (x.kind <> 'browser' or x.seen_at > now() - interval '30 minutes')
     and (x.kind <> 'browser' or (u.id is not null and not u.is_disabled));
  if not found then return; end if;

  if s.seen_at < now() - interval '1 minute' then
    update public.session set seen_at = now() where id = s.id;
  end if;
  on_day := case when s.is_demo and p_on is not null then p_on else (now() at time zone 'Europe/London')::date end;

  if s.kind in ('command', 'job') then
    v_roles := array['data-officer', 'administrator'];
    v_reach := 'authority';
    v_protected := true;
    select coalesce(array_agg(t.id), '{}') into v_teams from public.team t where t.authority_id = s.authority_id;
  else
    select coalesce(array_agg(distinct r.role), '{}'),
           coalesce(bool_or(d.sees_protected), false),
           case when bool_or(d.sees_people and r.scope = 'authority') then 'authority'
                when bool_or(d.sees_people) then 'people' else 'none' end
      into v_roles, v_protected, v_reach
      from public.role_assignment r join access.role d on d.name = r.role
     where r.user_id = s.user_id and r.started_on <= on_day and (r.ended_on is null or r.ended_on >= on_day);
    v_reach := coalesce(v_reach, 'none');
    select coalesce(array_agg(distinct t.id), '{}') into v_teams
      from public.role_assignment r join access.role d on d.name = r.role
      join public.team t on t.authority_id = r.authority_id
       and (r.scope = 'authority' or (r.scope = 'team' and t.id = r.team_id) or (r.scope = 'service' and t.service_id = r.service_id))
     where r.user_id = s.user_id and d.sees_people and r.started_on <= on_day and (r.ended_on is null or r.ended_on >= on_day);
    if v_reach = 'people' then
      select coalesce(array_agg(distinct a.person_id), '{}') into v_people
        from public.assignment a
       where a.authority_id = s.authority_id and a.team_id = any (v_teams)
         and a.started_on <= on_day and (a.ended_on is null or a.ended_on >= on_day);
      if s.person_id is not null then v_people := v_people || s.person_id; end if;
    end if;
  end if;

  insert into access.context as c (pid, xid, session_id, authority_id, user_id, person_id, actor, kind, is_demo, reach, people, teams, roles, sees_protected)
  values (pg_backend_pid(), pg_current_xact_id(), s.id, s.authority_id, s.user_id, s.person_id,
          coalesce(s.user_name, 'the command line'), s.kind, s.is_demo, v_reach, v_people, v_teams, v_roles, v_protected)
  on conflict (pid) do update set xid = excluded.xid, session_id = excluded.session_id, authority_id = excluded.authority_id,
    user_id = excluded.user_id, person_id = excluded.person_id, actor = excluded.actor, kind = excluded.kind, is_demo = excluded.is_demo,
    reach = excluded.reach, people = excluded.people, teams = excluded.teams, roles = excluded.roles, sees_protected = excluded.sees_protected;

  return query select s.id, s.authority_id, s.authority_name, s.dfe_number, s.is_demo, s.user_id, s.person_id, s.user_name, s.kind,
    v_roles, v_reach, v_teams, v_protected;
end $$;

-- What sign-in needs before there is a session. The hash is compared in the application, for an unknown address too.
create function access.find_sign_in(p_email text)
returns table (user_id integer, authority_id integer, password_hash text, is_disabled boolean, is_demo boolean)
language sql stable security definer set search_path = pg_catalog, access, public as
  $$ select u.id, u.authority_id, u.password_hash, u.is_disabled, a.is_demo
       from public.app_user u join public.authority a on a.id = u.authority_id where u.email = lower(p_email) $$;

create function access.find_oidc_user(p_subject text, p_email text)
returns table (user_id integer, authority_id integer, is_disabled boolean)
language plpgsql security definer set search_path = pg_catalog, access, public as $$
begin
  -- the first sign-in with a known address ties the account to the provider's subject; afterwards the subject alone counts
  update public.app_user u set oidc_subject = p_subject
   where u.oidc_subject is null and u.email = lower(p_email)
     and not exists (select 1 from public.app_user o where o.oidc_subject = p_subject);
  return query select u.id, u.authority_id, u.is_disabled from public.app_user u where u.oidc_subject = p_subject;
end $$;

create function access.open_session(p_user_id integer, p_token text)
returns uuid language plpgsql security definer set search_path = pg_catalog, access, public as $$
declare v_id uuid;
begin
  insert into public.session (authority_id, user_id, kind, token_hash, expires_at)
  select u.authority_id, u.id, 'browser', sha256(convert_to(p_token, 'UTF8')), now() + interval '12 hours'
    from public.app_user u where u.id = p_user_id and not u.is_disabled
  returning id into v_id;
  if v_id is not null then
    insert into public.audit (authority_id, user_id, actor, action, subject_type, subject_id)
    select u.authority_id, u.id, u.name, 'signed-in', 'session', v_id::text from public.app_user u where u.id = p_user_id;
  end if;
  return v_id;
end $$;

create function access.close_session(p_token text) returns void
language sql security definer set search_path = pg_catalog, access, public as
  $$ update public.session set revoked_at = now() where token_hash = sha256(convert_to(p_token, 'UTF8')) and revoked_at is null $$;

-- An administrator ends all sessions of a user of the own authority; anyone their own.
create function access.revoke_sessions(p_user_id integer) returns integer
language plpgsql security definer set search_path = pg_catalog, access, public as $$
declare c access.context; n integer;
begin
  c := access.current_context();
  if c.pid is null or not (c.user_id = p_user_id or 'administrator' = any (c.roles)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update public.session set revoked_at = now() where user_id = p_user_id and authority_id = c.authority_id and revoked_at is null;
  get diagnostics n = row_count;
  return n;
end $$;

create function access.set_password(p_user_id integer, p_hash text) returns void
language plpgsql security definer set search_path = pg_catalog, access, public as $$
declare c access.context;
begin
  c := access.current_context();
  if c.pid is null or not (c.user_id is not distinct from p_user_id or 'administrator' = any (c.roles)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update public.app_user set password_hash = p_hash, version = version + 1 where id = p_user_id and authority_id = c.authority_id;
end $$;

-- A refused sign-in leaves a trace although nobody is signed in.
create function access.note_refused_sign_in(p_user_id integer, p_reason text) returns void
language sql security definer set search_path = pg_catalog, access, public as
  $$ insert into public.audit (authority_id, user_id, actor, action, subject_type, subject_id, detail)
     select u.authority_id, null, 'unknown', 'sign-in-refused', 'app_user', u.id::text, jsonb_build_object('reason', p_reason)
       from public.app_user u where u.id = p_user_id $$;

revoke execute on all functions in schema access from public;
grant execute on function access.current_context, access.authority_id, access.user_id, access.actor, access.sees_all, access.people, access.teams,
  access.sees_protected, access.begin, access.find_sign_in, access.find_oidc_user, access.open_session, access.close_session,
  access.revoke_sessions, access.set_password, access.note_refused_sign_in to {{runtime}};
