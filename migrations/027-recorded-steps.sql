-- What of a programme was done, for the dates that are still due: which reviews were booked and held, whether the portfolio went to a panel. Which and
-- no more, for everybody who reaches the person: a mentor reads no review, and is told that it is held.

create function access.recorded_steps() returns table (enrolment_id integer, step text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.enrolment_id, case when r.held_on is null then 'booked ' else 'review ' end || r.point from public.review r
   where r.authority_id = access.authority_id()
     and (access.sees_all() or r.person_id = any (access.people()) or r.person_id = access.person_id())
  union
  select k.enrolment_id, 'portfolio' from public.panel_case k
   where k.authority_id = access.authority_id() and k.handed_in_on is not null
     and (access.sees_all() or k.person_id = any (access.people()) or k.person_id = access.person_id())
$$;
revoke execute on function access.recorded_steps from public;
grant execute on function access.recorded_steps to {{runtime}};
