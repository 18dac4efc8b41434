-- What measures of some teams need of people who work there no more: spells, hours, roles and days, under numbers that lead to nobody.
-- No name, registration, reason or destination; a place elsewhere is -1 (docs/decisions/007-measures-of-some-teams.md).
create function access.worked_in_own_teams(p_from date, p_until date) returns jsonb
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with placed as (
    select a.* from public.assignment a
     where a.authority_id = access.authority_id() and a.team_id = any (access.teams()) and not access.sees_all() and a.person_id <> all (access.people())
       and access.acts_as('team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator', 'hr-partner', 'data-officer', 'director')
       and a.started_on <= p_until and (a.ended_on is null or a.ended_on >= p_from)
  ), spell as (select distinct employment_id from placed)
  select jsonb_build_object(
    'employments', (select coalesce(jsonb_agg(jsonb_build_object('id', -e.id, 'personId', -e.person_id, 'basis', e.basis, 'ordinal', e.ordinal, 'startedOn', e.started_on,
        'endedOn', case when e.ended_on <= p_until then e.ended_on end, 'startOrigin', e.start_origin, 'isDayOnly', e.is_day_only) order by e.id), '[]')
      from public.employment e join spell on spell.employment_id = e.id),
    'observations', (select coalesce(jsonb_agg(jsonb_build_object('employmentId', -o.employment_id, 'personId', -o.person_id, 'onDay', o.on_day, 'rank', o.rank,
        'fte', o.fte, 'dfeRole', o.dfe_role, 'cases', o.cases, 'daysLost', o.days_lost) order by o.id), '[]')
      from public.observation o join spell on spell.employment_id = o.employment_id where o.on_day <= p_until),
    'assignments', (select coalesce(jsonb_agg(jsonb_build_object('id', -p.id, 'personId', -p.person_id, 'employmentId', -p.employment_id, 'postId', p.post_id, 'teamId', p.team_id,
        'dfeRole', p.dfe_role, 'fte', p.fte, 'kind', p.kind, 'startedOn', p.started_on, 'endedOn', case when p.ended_on <= p_until then p.ended_on end) order by p.id), '[]')
      from placed p),
    'elsewhere', (select coalesce(jsonb_agg(jsonb_build_object('id', -a.id, 'personId', -a.person_id, 'employmentId', -a.employment_id, 'postId', case when a.post_id is not null then -1 end,
        'teamId', case when a.team_id is not null then -1 end, 'dfeRole', null, 'fte', null, 'kind', '', 'startedOn', a.started_on, 'endedOn', case when a.ended_on <= p_until then a.ended_on end) order by a.id), '[]')
      from public.assignment a join spell on spell.employment_id = a.employment_id
     where (a.team_id is null or a.team_id <> all (access.teams())) and a.started_on <= p_until and (a.ended_on is null or a.ended_on >= p_from)),
    'unconfirmed', (select coalesce(jsonb_agg(jsonb_build_object('employmentId', -u.employment_id, 'personId', -u.person_id, 'startedOn', u.started_on, 'endedOn', u.ended_on)), '[]')
      from public.unconfirmed_period u join spell on spell.employment_id = u.employment_id))
$$;
revoke execute on function access.worked_in_own_teams from public;
grant execute on function access.worked_in_own_teams to {{runtime}};
