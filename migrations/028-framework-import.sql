-- Frameworks from a file, in two steps: what the file says is kept with its plan, and applied by a second step. A framework that evidence
-- points to is superseded by a version of its own and never edited: the database says so itself.

create table framework_import (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  file_name text not null check (length(file_name) between 1 and 200),
  content jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'applied', 'discarded')),
  made_by text not null,
  made_at timestamptz not null default now(),
  settled_by text,
  settled_at timestamptz,
  check ((state = 'waiting') = (settled_by is null))
);
create index framework_import_authority on framework_import (authority_id);
call access.secure('framework_import', $$(select access.acts_as('academy-coordinator', 'principal-social-worker'))$$,
  'select, insert, update (state, settled_by, settled_at)', $$(select access.acts_as('academy-coordinator', 'principal-social-worker'))$$);

-- How many items of evidence, drafts among them, each framework's standards carry: numbers and no words.
create function access.framework_use() returns table (framework_id integer, n integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.framework_id, count(distinct e.evidence_id)::integer
    from public.evidence_standard e join public.framework_standard s on s.id = e.standard_id
   where e.authority_id = access.authority_id() group by 1
$$;
revoke execute on function access.framework_use from public;
grant execute on function access.framework_use to {{runtime}};

create function access.is_framework_used(p_framework integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.evidence_standard e join public.framework_standard s on s.id = e.standard_id
    where s.framework_id = p_framework and e.authority_id = access.authority_id())
$$;
revoke execute on function access.is_framework_used from public;
grant execute on function access.is_framework_used to {{runtime}};

drop policy writer_insert on framework_standard;
drop policy writer_update on framework_standard;
drop policy writer_delete on framework_standard;
create policy writer_insert on framework_standard as restrictive for insert to {{runtime}} with check ((select access.acts_as('academy-coordinator', 'principal-social-worker', 'data-officer')) and not access.is_framework_used(framework_id));
create policy writer_update on framework_standard as restrictive for update to {{runtime}} using ((select access.acts_as('academy-coordinator', 'principal-social-worker', 'data-officer')) and not access.is_framework_used(framework_id));
create policy writer_delete on framework_standard as restrictive for delete to {{runtime}} using ((select access.acts_as('academy-coordinator', 'principal-social-worker', 'data-officer')) and not access.is_framework_used(framework_id));
revoke delete on framework from {{runtime}};

-- Of a framework that is used only its end may change, by the version that supersedes it. The owner, who restores a backup, is held by nothing.
create function hold_framework() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not pg_has_role(current_user, (select c.relowner from pg_class c where c.oid = tg_relid), 'usage')
     and (new.code, new.label, new.edition, new.source, new.note, new.valid_from, new.is_provisional) is distinct from (old.code, old.label, old.edition, old.source, old.note, old.valid_from, old.is_provisional)
     and access.is_framework_used(old.id) then
    raise exception 'evidence points to this framework: it is superseded and not edited' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger hold_framework before update on framework for each row execute function hold_framework();
