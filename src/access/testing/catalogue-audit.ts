import type { Pool } from 'pg'

/**
 * What the catalogue itself says against row-level security, one line a finding: the first part of the proof (assurance 1.5 a).
 * `runtime` is the role that the service works as.
 */
export async function auditCatalogue(owner: Pool, options: { runtime: string; unforced: readonly string[]; unpoliced: readonly string[]; doors: readonly string[] }): Promise<string[]> {
  const { rows } = await owner.query<{ finding: string }>(AUDIT, [options.runtime, options.unforced, options.unpoliced, options.doors])
  return rows.map(({ finding }) => finding)
}

const AUDIT = `
with ours as (select n.oid, n.nspname from pg_namespace n where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'),
tables as (select o.nspname || '.' || c.relname as name, c.* from pg_class c join ours o on o.oid = c.relnamespace where c.relkind in ('r', 'p')),
runtime as (select * from pg_roles where rolname = $1),
functions as (select p.*, o.nspname from pg_proc p join ours o on o.oid = p.pronamespace
  where not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'))

select 'table ' || name || ' is not under forced row-level security' as finding from tables
 where not (relrowsecurity and relforcerowsecurity) and not name = any ($2::text[])
union all
select 'table ' || name || ' has no policy "caller" that holds it to the authority' from tables t
 where exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'authority_id') and not name = any ($3::text[])
   and not exists (select from pg_policy p, runtime r where p.polrelid = t.oid and p.polname = 'caller' and p.polpermissive and p.polcmd = '*' and p.polroles = array[r.oid]
     and replace(pg_get_expr(p.polqual, p.polrelid), E'\\n', '') like '(%authority_id = ( SELECT access.authority_id() AS authority_id)%' and p.polwithcheck is null)
union all
select 'table ' || t.name || ' has the permissive policy ' || p.polname || ' beside "caller"' from tables t join pg_policy p on p.polrelid = t.oid, runtime r
 where p.polpermissive and p.polname <> 'caller' and (r.oid = any (p.polroles) or p.polroles = '{0}')
union all
select 'table ' || t.name || ' lacks the restrictive policy for ' || v.verb from tables t, runtime r, (values ('INSERT', 'a'), ('UPDATE', 'w'), ('DELETE', 'd')) v (verb, cmd)
 where (has_table_privilege(r.oid, t.oid, v.verb) or (v.verb <> 'DELETE' and has_any_column_privilege(r.oid, t.oid, v.verb)))
   and not exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polcmd::text = v.cmd and r.oid = any (p.polroles))
union all
select 'column ' || t.name || '.authority_id may be empty' from tables t join pg_attribute a on a.attrelid = t.oid
 where a.attname = 'authority_id' and not a.attnotnull and t.name not in ('public.session')
union all
select 'view ' || o.nspname || '.' || c.relname || ' runs with its owner''s rights' from pg_class c join ours o on o.oid = c.relnamespace
 where c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false))
union all
select 'function ' || nspname || '.' || proname || ' is SECURITY DEFINER and not on the list' from functions where prosecdef and not (nspname = 'access' and proname = any ($4::text[]))
union all
select 'function ' || nspname || '.' || proname || ' has no safe search path' from functions
 where prosecdef and not coalesce(proconfig @> array['search_path=pg_catalog, pg_temp'], false)
union all
select 'the list names ' || d || ', which is no SECURITY DEFINER function' from unnest($4::text[]) d where not exists (select from functions where prosecdef and nspname = 'access' and proname = d)
union all
select 'the runtime role ' || w.what from runtime r, lateral (values
   (r.rolsuper, 'is a superuser'), (r.rolbypassrls, 'has BYPASSRLS'), (r.rolcreaterole, 'has CREATEROLE'), (r.rolcreatedb, 'has CREATEDB'), (r.rolreplication, 'has REPLICATION'),
   (exists (select from pg_auth_members m where m.member = r.oid), 'is a member of another role'),
   (exists (select from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'), 'owns something'),
   (has_database_privilege(r.oid, current_database(), 'CREATE'), 'may make schemas')) w (holds, what)
 where w.holds
union all
select 'there is no role ' || $1 where not exists (select from runtime)
union all
select 'the runtime role may create in schema ' || o.nspname from ours o, runtime r where has_schema_privilege(r.oid, o.oid, 'CREATE')
union all
select 'the runtime role may ' || v || ' on ' || t.name from tables t, runtime r, unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER']) v where has_table_privilege(r.oid, t.oid, v)
union all
select 'the runtime role may set the sequence ' || o.nspname || '.' || c.relname from pg_class c join ours o on o.oid = c.relnamespace, runtime r
 where c.relkind = 'S' and has_sequence_privilege(r.oid, c.oid, 'UPDATE')
union all
select 'PUBLIC may use ' || o.nspname || '.' || c.relname from pg_class c join ours o on o.oid = c.relnamespace, aclexplode(c.relacl) a where a.grantee = 0
union all
select 'PUBLIC may use column ' || t.name || '.' || c.attname from tables t join pg_attribute c on c.attrelid = t.oid, aclexplode(c.attacl) a where a.grantee = 0
union all
select 'PUBLIC may run ' || nspname || '.' || proname from functions f, aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where a.grantee = 0
union all
select 'PUBLIC may ' || a.privilege_type || ' schema ' || o.nspname from ours o join pg_namespace n on n.oid = o.oid, aclexplode(n.nspacl) a
 where a.grantee = 0 and not (n.nspname = 'public' and a.privilege_type = 'USAGE')
union all
select 'PUBLIC may ' || a.privilege_type || ' on the database' from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a where d.datname = current_database() and a.grantee = 0
order by 1`
