-- One digest a week instead of many e-mails. A message is queued in the transaction that worked it out, for the user whom it is about,
-- and sent by a job; the address is read when it is sent, so nobody can address a message to somebody else.

create table mail_message (
  id bigint generated always as identity primary key,
  authority_id integer not null references authority,
  user_id integer not null references app_user on delete cascade,
  -- the Monday of the week that the digest speaks of
  week date not null,
  subject text not null,
  body text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  tries integer not null default 0,
  next_try_at timestamptz not null default now(),
  sent_at timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  unique (user_id, week)
);
create index mail_message_queued on mail_message (next_try_at) where state = 'queued';
call access.secure('mail_message', 'user_id = (select access.user_id())', 'select, insert (authority_id, user_id, week, subject, body)', 'user_id = (select access.user_id())');

create table mail_choice (
  user_id integer primary key references app_user on delete cascade,
  authority_id integer not null references authority,
  wants_digest boolean not null
);
call access.secure('mail_choice', 'user_id = (select access.user_id())', 'select, insert, update', 'user_id = (select access.user_id())');

create function access.check_job(p_token text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from public.session x where x.token_hash = sha256(convert_to(p_token, 'UTF8')) and x.kind = 'job' and x.revoked_at is null and x.expires_at > now()) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
end $$;

-- Whose digest of a week is not made yet: accounts that are open and want one. Where nothing is sent, only the demonstration's are made.
create function access.awaiting_digest(p_token text, p_week date, p_is_sent boolean) returns table (user_id integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.check_job(p_token);
  return query select u.id from public.app_user u join public.authority a on a.id = u.authority_id
   where not u.is_disabled and (a.is_demo or p_is_sent)
     and not exists (select from public.mail_choice c where c.user_id = u.id and not c.wants_digest)
     and not exists (select from public.mail_message m where m.user_id = u.id and m.week = p_week)
   order by u.id;
end $$;

-- A session of one minute in which a user's own digest is worked out: what is in it is what the user may see.
create function access.open_digest(p_job_token text, p_user_id integer, p_token text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_id uuid;
begin
  perform access.check_job(p_job_token);
  if length(p_token) < 43 then raise exception 'a token has 256 random bits' using errcode = '22023'; end if;
  insert into public.session (authority_id, user_id, kind, token_hash, expires_at)
  select u.authority_id, u.id, 'browser', sha256(convert_to(p_token, 'UTF8')), now() + interval '1 minute'
    from public.app_user u where u.id = p_user_id and not u.is_disabled
  returning id into v_id;
  if v_id is null then return null; end if;
  insert into public.audit (authority_id, user_id, actor, action, subject_type, subject_id)
  select u.authority_id, u.id, 'a job', 'digest-made', 'app_user', u.id::text from public.app_user u where u.id = p_user_id;
  return v_id;
end $$;

-- The next message to send, taken for p_minutes: who dies with it in hand loses nothing, it is tried again. Never the demonstration's.
create function access.take_mail(p_token text, p_minutes integer) returns table (id bigint, address text, subject text, body text, tries integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.check_job(p_token);
  return query
    update public.mail_message m set tries = m.tries + 1, next_try_at = now() + make_interval(mins => p_minutes)
      from public.app_user u
     where u.id = m.user_id and m.id = (
       select q.id from public.mail_message q join public.authority a on a.id = q.authority_id join public.app_user w on w.id = q.user_id
        where q.state = 'queued' and q.next_try_at <= now() and not a.is_demo and not w.is_disabled
        order by q.next_try_at, q.id limit 1 for update of q skip locked)
    returning m.id, u.email, m.subject, m.body, m.tries;
end $$;

-- What came of a try: sent; to be tried again after some minutes; or given up.
create function access.close_mail(p_token text, p_id bigint, p_outcome text, p_error text, p_minutes integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform access.check_job(p_token);
  update public.mail_message m set
    state = case p_outcome when 'sent' then 'sent' when 'failed' then 'failed' else 'queued' end,
    sent_at = case p_outcome when 'sent' then now() end,
    last_error = p_error,
    next_try_at = case p_outcome when 'again' then now() + make_interval(mins => p_minutes) else m.next_try_at end
   where m.id = p_id and m.state = 'queued';
end $$;

revoke execute on function access.check_job, access.awaiting_digest, access.open_digest, access.take_mail, access.close_mail from public;
grant execute on function access.awaiting_digest, access.open_digest, access.take_mail, access.close_mail to {{runtime}};
