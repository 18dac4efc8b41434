-- A calendar address: a secret of its own for the dates of one user, to be read by a calendar program without signing in. Only the hash
-- is kept; it is shown once, replaced and ended by its holder. What is in the feed is what that user may see, on that day.
create table calendar_address (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  user_id integer not null references app_user,
  token_hash bytea not null unique,
  made_at timestamptz not null default now(),
  revoked_at timestamptz,
  -- for its holder: whether anybody still asks
  read_at timestamptz
);
create unique index calendar_address_in_force on calendar_address (user_id) where revoked_at is null;
create index calendar_address_authority on calendar_address (authority_id);
call access.secure('calendar_address', 'user_id = (select access.user_id())',
  'select (id, authority_id, user_id, made_at, revoked_at, read_at), insert (authority_id, user_id, token_hash), update (revoked_at)', 'user_id = (select access.user_id())');

-- Opens a session of one minute for the holder of an address in force: an account that is disabled or holds no role any more has none.
create function access.open_calendar(p_door text, p_hash bytea, p_token text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_user integer;
begin
  perform access.check_door(p_door);
  if length(p_token) < 43 then raise exception 'a token has 256 random bits' using errcode = '22023'; end if;
  update public.calendar_address a set read_at = now()
   where a.token_hash = p_hash and a.revoked_at is null
     and exists (select from public.app_user u where u.id = a.user_id and not u.is_disabled)
     and exists (select from public.role_assignment r where r.user_id = a.user_id and r.started_on <= (now() at time zone 'Europe/London')::date
       and (r.ended_on is null or r.ended_on >= (now() at time zone 'Europe/London')::date))
  returning a.user_id into v_user;
  if v_user is null then return false; end if;
  insert into public.session (authority_id, user_id, kind, token_hash, expires_at)
  select u.authority_id, u.id, 'browser', sha256(convert_to(p_token, 'UTF8')), now() + interval '1 minute' from public.app_user u where u.id = v_user;
  return true;
end $$;

-- Takes that session away again: a calendar asks every hour, and leaves nothing behind.
create function access.close_calendar(p_token text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as
  $$ delete from public.session s where s.token_hash = sha256(convert_to(p_token, 'UTF8')) and s.expires_at <= s.created_at + interval '1 minute' $$;
revoke execute on function access.open_calendar, access.close_calendar from public;
grant execute on function access.open_calendar, access.close_calendar to {{runtime}};
