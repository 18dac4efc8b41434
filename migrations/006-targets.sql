-- What a measure should reach, by when and who answers for it. One target in force for each measure, basis and group.

create table target (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  measure text not null,
  basis text not null check (basis in ('headcount', 'fte')),
  -- null for the whole council; else a team or service
  group_kind text check (group_kind in ('team', 'service')),
  group_id integer,
  value numeric not null,
  owner text not null,
  due_on date not null,
  version integer not null default 1,
  check ((group_kind is null) = (group_id is null)),
  unique nulls not distinct (authority_id, measure, basis, group_kind, group_id)
);
-- Read by all of the authority; set within reach by those whom the policy lets set targets.
call access.secure('target', write_condition => $$(select access.acts_as('head-of-service', 'principal-social-worker', 'data-officer', 'director'))
  and ((select access.sees_all()) or (group_kind = 'team' and group_id = any ((select access.teams())::integer[]))
    or (group_kind = 'service' and exists (select from team t where t.service_id = group_id and t.id = any ((select access.teams())::integer[]))))$$);
