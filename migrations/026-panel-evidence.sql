-- A panel member reads the accepted evidence of a portfolio before a panel of theirs, and of no other: not of somebody with whom a
-- conflict was declared, not where a relationship of the programme is one (C093), not after the role has ended. The door of names
-- (access.evidence_counts) stays as it was: numbers and no words.

-- Whether the caller declared a conflict with the portfolio of a programme, before whichever panel: also one on which they sit no more.
create function access.has_declared_conflict(p_enrolment integer) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.panel_conflict f join public.panel_case k on k.id = f.case_id
    where k.enrolment_id = p_enrolment and k.authority_id = access.authority_id() and f.user_id = access.user_id())
$$;
revoke execute on function access.has_declared_conflict from public;
grant execute on function access.has_declared_conflict to {{runtime}};

drop policy caller on evidence;
create policy caller on evidence to {{runtime}} using (authority_id = (select access.authority_id()) and (
  case when state = 'draft' then author_user = (select access.user_id())
    else person_id = (select access.person_id()) or submitted_to = (select access.person_id())
      or ((select access.acts_as('practice-lead', 'academy-coordinator', 'principal-social-worker'))
        and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))
      or (state = 'accepted' and (select access.acts_as('panel-member')) and exists (
        select from panel_case c join panel_seat s on s.panel_id = c.panel_id
         where c.enrolment_id = evidence.enrolment_id and s.user_id = (select access.user_id()) and c.person_id is distinct from (select access.person_id())
           and not (c.ties @> jsonb_build_array(jsonb_build_object('personId', (select access.person_id()))))
           and not access.has_declared_conflict(c.enrolment_id))) end));
