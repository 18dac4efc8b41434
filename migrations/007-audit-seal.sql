-- The audit's seal. Rows are written unchained; the sealer chains those that are committed, in the order in which it finds them, so that
-- a row that was committed late under a lower number is not missed. What waits is a row here, taken away as it is sealed.

create table access.unsealed (
  audit_id bigint primary key
);
call access.lock_away('access.unsealed');

create function access.await_seal() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into access.unsealed (audit_id) values (new.id) on conflict do nothing;
  return null;
end $$;
create trigger await_seal after insert on audit for each row execute function access.await_seal();
insert into access.unsealed (audit_id) select id from audit;

create table audit_seal (
  authority_id integer not null references authority,
  number bigint not null,
  audit_id bigint not null unique,
  hash bytea not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (authority_id, number)
);
call access.secure('audit_seal', '(select access.manages_users())', 'select', 'false');

-- What is hashed of a row: each field with its length in bytes before it, so that no two rows read alike.
create function access.seal_text(p_number bigint, a public.audit) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select string_agg(case when f is null then '-' else octet_length(convert_to(f, 'UTF8')) || ':' || f end, '' order by n)
    from unnest(array[p_number::text, a.id::text, a.authority_id::text, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), a.user_id::text, a.actor, a.action,
      a.subject_type, a.subject_id, a.detail::text]) with ordinality as t (f, n)
$$;

-- Seals what is committed, at most p_limit rows, and says where each chain now ends. `p_heads` is what the caller wrote down outside the
-- database: {"authority": [number, "hash"]}. A chain that does not hold that head was altered, and is left alone.
create function access.seal_audit(p_token text, p_heads jsonb default '{}', p_limit integer default 5000)
returns table (authority_id integer, number bigint, hash text, sealed integer, is_broken boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_authority integer;
  v_number bigint;
  v_hash bytea;
  v_sealed integer;
  v_broken boolean;
  r record;
begin
  if not exists (select from public.session x where x.token_hash = sha256(convert_to(p_token, 'UTF8')) and x.kind = 'job' and x.revoked_at is null and x.expires_at > now()) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  -- one sealer at a time; another finds nothing to do
  if not pg_try_advisory_xact_lock(7461020) then return; end if;
  for v_authority in select a.id from public.authority a order by a.id loop
    select s.number, s.hash into v_number, v_hash from public.audit_seal s where s.authority_id = v_authority order by s.number desc limit 1;
    v_number := coalesce(v_number, 0);
    v_hash := coalesce(v_hash, sha256(convert_to('throughline audit ' || v_authority, 'UTF8')));
    v_sealed := 0;
    v_broken := p_heads ? v_authority::text and not exists (select from public.audit_seal s where s.authority_id = v_authority
      and s.number = (p_heads -> v_authority::text ->> 0)::bigint and encode(s.hash, 'hex') = p_heads -> v_authority::text ->> 1);
    if not v_broken then
      for r in
        with waiting as (
          delete from access.unsealed u where u.audit_id in (
            select w.audit_id from access.unsealed w join public.audit a on a.id = w.audit_id where a.authority_id = v_authority order by w.audit_id limit p_limit)
          returning u.audit_id)
        select a.* from public.audit a join waiting w on w.audit_id = a.id order by a.id
      loop
        v_number := v_number + 1;
        v_sealed := v_sealed + 1;
        v_hash := sha256(v_hash || convert_to(access.seal_text(v_number, (select a from public.audit a where a.id = r.id)), 'UTF8'));
        insert into public.audit_seal (authority_id, number, audit_id, hash) values (v_authority, v_number, r.id, v_hash);
      end loop;
    end if;
    return query select v_authority, v_number, encode(v_hash, 'hex'), v_sealed, v_broken;
  end loop;
end $$;

revoke execute on function access.await_seal, access.seal_text, access.seal_audit from public;
grant execute on function access.seal_audit to {{runtime}};
