-- The Academy Panel: who sits, which portfolios come before it, what was recommended, read, decided, confirmed. What is decided is
-- added and never changed: a decision, its confirmation, the chair's sight of amendments and an appeal are rows of their own.

create table panel (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  held_on date not null,
  place text not null default '' check (length(place) <= 200),
  -- taken from the version of the programme when the panel is arranged, so that a later version changes no panel that was called
  quorum integer not null check (quorum between 2 and 20),
  hand_in_weeks integer not null check (hand_in_weeks between 0 and 12),
  full_read_share integer not null check (full_read_share between 0 and 100),
  draw_seed integer not null,
  confirms text not null check (confirms in ('panel', 'head-of-service')),
  -- portfolios in, so that readers can be named and the draw is made
  drawn_at timestamptz,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  unique (authority_id, held_on, place)
);
call access.secure('panel', 'true',
  'select, insert, update (held_on, place, quorum, hand_in_weeks, full_read_share, confirms, drawn_at, version, changed_by, changed_at)', $$(select access.acts_as('academy-coordinator'))$$);

create table panel_seat (
  panel_id integer not null references panel,
  authority_id integer not null references authority,
  user_id integer not null references app_user,
  member_person_id integer references person,
  name text not null,
  is_chair boolean not null default false,
  -- said on the day; null before it
  is_present boolean,
  version integer not null default 1,
  primary key (panel_id, user_id)
);
create unique index panel_one_chair on panel_seat (panel_id) where is_chair;
call access.secure('panel_seat', $$user_id = (select access.user_id()) or (select access.acts_as('academy-coordinator', 'practice-lead', 'panel-member', 'head-of-service', 'principal-social-worker'))$$,
  'select, insert, delete, update (is_chair, is_present, version)', $$(select access.acts_as('academy-coordinator', 'panel-member'))$$);

-- A portfolio before a panel, with the people of the programme as they are when it is put there. Read by its panel, by those who lead the
-- academy, by its assessor and by the NQSW; by nobody in the line.
create table panel_case (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  panel_id integer not null references panel,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  nqsw_name text not null,
  team_name text not null,
  programme text not null,
  assessor_person_id integer references person,
  assessor_name text not null,
  -- every relationship of the programme, for conflicts of interest: person and word
  ties jsonb not null default '[]',
  assessed_until date not null,
  position integer not null,
  handed_in_on date,
  is_full_read boolean,
  reader_1 integer references app_user,
  reader_2 integer references app_user,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  unique (panel_id, enrolment_id),
  constraint two_readers check (reader_1 is distinct from reader_2 or reader_1 is null)
);
create index panel_case_person on panel_case (authority_id, person_id);
call access.secure('panel_case',
  $$person_id = (select access.person_id()) or assessor_person_id = (select access.person_id())
    or ((select access.acts_as('academy-coordinator', 'practice-lead', 'head-of-service', 'principal-social-worker'))
      and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))
    or exists (select from panel_seat s where s.panel_id = panel_case.panel_id and s.user_id = (select access.user_id()))$$,
  'select, insert, delete, update (position, handed_in_on, is_full_read, reader_1, reader_2, ties, assessor_person_id, assessor_name, version, changed_by, changed_at)',
  $$(select access.acts_as('academy-coordinator', 'practice-lead', 'panel-member', 'head-of-service', 'principal-social-worker')) and person_id is distinct from (select access.person_id())$$);

-- The assessor recommends; an insert of the own hand, once for each panel.
create table panel_recommendation (
  case_id integer primary key references panel_case,
  authority_id integer not null references authority,
  person_id integer not null references person,
  recommends text not null check (recommends in ('pass', 'defer', 'extend', 'fail')),
  reasons text not null check (length(reasons) between 1 and 8000),
  recommended_by_user integer not null references app_user,
  recommended_by text not null,
  recommended_at timestamptz not null default now(),
  unique (case_id, recommended_by_user)
);
call access.secure('panel_recommendation', 'exists (select from panel_case c where c.id = case_id)', 'select, insert',
  $$recommended_by_user = (select access.user_id()) and exists (select from panel_case c where c.id = case_id and c.assessor_person_id = (select access.person_id()))$$);

create table panel_conflict (
  case_id integer not null references panel_case,
  authority_id integer not null references authority,
  user_id integer not null references app_user,
  says text not null check (length(says) between 1 and 500),
  declared_at timestamptz not null default now(),
  primary key (case_id, user_id)
);
call access.secure('panel_conflict', $$user_id = (select access.user_id()) or ((select access.acts_as('academy-coordinator', 'practice-lead', 'panel-member', 'head-of-service', 'principal-social-worker'))
    and exists (select from panel_case c where c.id = case_id))$$, 'select, insert', $$user_id = (select access.user_id())$$);

-- A reader's sheet: a draft is the reader's alone; handed in, it is the panel's. The NQSW and the line never read one.
create table panel_reading (
  case_id integer not null references panel_case,
  authority_id integer not null references authority,
  reader_user integer not null references app_user,
  reader_name text not null,
  sheet jsonb not null,
  view text check (view in ('pass', 'amend', 'discuss', 'not-yet')),
  handed_in_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (case_id, reader_user),
  check (handed_in_at is null or view is not null)
);
call access.secure('panel_reading',
  $$reader_user = (select access.user_id()) or (handed_in_at is not null and exists (select from panel_case c where c.id = case_id and c.person_id is distinct from (select access.person_id()))
    and (select access.acts_as('academy-coordinator', 'practice-lead', 'panel-member', 'head-of-service', 'principal-social-worker')))$$,
  'select, insert, update (sheet, view, handed_in_at, version, changed_at)',
  $$reader_user = (select access.user_id()) and exists (select from panel_case c where c.id = case_id and (select access.user_id()) in (c.reader_1, c.reader_2))$$);

-- HR is involved before a fail: what was asked for, and when HR says that it was done.
create table panel_hr_step (
  case_id integer primary key references panel_case,
  authority_id integer not null references authority,
  person_id integer not null references person,
  person_name text not null,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  done_on date,
  done_by text,
  note text check (length(note) <= 1000),
  version integer not null default 1,
  check ((done_on is null) = (done_by is null))
);
call access.secure('panel_hr_step',
  $$((select access.acts_as('hr-partner')) and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])) and person_id is distinct from (select access.person_id()))
    or ((select access.acts_as('academy-coordinator', 'practice-lead', 'panel-member', 'head-of-service', 'principal-social-worker')) and exists (select from panel_case c where c.id = case_id))$$,
  'select, insert, update (done_on, done_by, note, version)', $$(select access.acts_as('hr-partner', 'academy-coordinator'))$$);
create policy hr_says on panel_hr_step as restrictive for update to {{runtime}} using ((select access.acts_as('hr-partner')));

-- What the panel decided, once. Who recommended cannot decide: the database says so itself.
create table panel_decision (
  case_id integer primary key references panel_case,
  authority_id integer not null references authority,
  person_id integer not null references person,
  decision text not null check (decision in ('pass', 'pass-with-amendments', 'defer', 'extend', 'fail')),
  until_on date,
  reasons text not null check (length(reasons) between 1 and 8000),
  needs_confirmation boolean not null,
  decided_on date not null,
  decided_by_user integer not null references app_user,
  decided_by text not null,
  recommended_by_user integer,
  decided_at timestamptz not null default now(),
  unique (case_id, decided_by_user),
  check ((until_on is null) = (decision in ('pass', 'fail'))),
  check (recommended_by_user is not null or decision in ('defer', 'extend')),
  constraint two_people check (recommended_by_user is distinct from decided_by_user),
  foreign key (case_id, recommended_by_user) references panel_recommendation (case_id, recommended_by_user)
);

-- Where the setting says that a head of service confirms: another person than the chair.
create table panel_confirmation (
  case_id integer primary key references panel_decision,
  authority_id integer not null references authority,
  person_id integer not null references person,
  decided_by_user integer not null,
  confirmed_by_user integer not null references app_user,
  confirmed_by text not null,
  confirmed_on date not null,
  confirmed_at timestamptz not null default now(),
  foreign key (case_id, decided_by_user) references panel_decision (case_id, decided_by_user),
  constraint two_people check (confirmed_by_user <> decided_by_user)
);
call access.secure('panel_confirmation', 'exists (select from panel_case c where c.id = case_id)', 'select, insert',
  $$(select access.acts_as('head-of-service', 'principal-social-worker')) and confirmed_by_user = (select access.user_id())$$);

-- The NQSW reads a decision when nothing is left to confirm.
call access.secure('panel_decision',
  $$exists (select from panel_case c where c.id = case_id and (c.person_id is distinct from (select access.person_id())
    or not needs_confirmation or exists (select from panel_confirmation f where f.case_id = panel_decision.case_id)))$$,
  'select, insert', $$(select access.acts_as('panel-member')) and decided_by_user = (select access.user_id())
    and exists (select from panel_case c join panel_seat s on s.panel_id = c.panel_id where c.id = case_id and s.is_chair and s.user_id = (select access.user_id()))$$);

-- Chair's action: the amendments were seen.
create table panel_amendments_seen (
  case_id integer primary key references panel_decision,
  authority_id integer not null references authority,
  person_id integer not null references person,
  seen_on date not null,
  seen_by_user integer not null references app_user,
  seen_by text not null
);
call access.secure('panel_amendments_seen', 'exists (select from panel_case c where c.id = case_id)', 'select, insert',
  $$(select access.acts_as('panel-member')) and seen_by_user = (select access.user_id())$$);

create table panel_appeal (
  case_id integer primary key references panel_decision,
  authority_id integer not null references authority,
  person_id integer not null references person,
  made_on date not null,
  grounds text not null check (length(grounds) between 1 and 4000),
  recorded_by text not null,
  outcome text check (outcome in ('upheld', 'not-upheld', 'withdrawn')),
  outcome_on date,
  outcome_reasons text check (length(outcome_reasons) <= 4000),
  outcome_by text,
  version integer not null default 1,
  check ((outcome is null) = (outcome_on is null) and (outcome is null) = (outcome_by is null))
);
call access.secure('panel_appeal', 'exists (select from panel_case c where c.id = case_id)', 'select, insert, update (outcome, outcome_on, outcome_reasons, outcome_by, version)',
  $$(select access.acts_as('academy-coordinator', 'principal-social-worker', 'head-of-service')) and person_id is distinct from (select access.person_id())$$);

-- A second look at decided portfolios, drawn by the panel's seed: agreement of the moderator, who did not decide.
create table panel_moderation (
  case_id integer primary key references panel_decision,
  authority_id integer not null references authority,
  person_id integer not null references person,
  agrees boolean not null,
  note text not null default '' check (length(note) <= 4000),
  moderated_on date not null,
  moderated_by_user integer not null references app_user,
  moderated_by text not null
);
call access.secure('panel_moderation', $$(select access.acts_as('academy-coordinator', 'practice-lead', 'panel-member', 'head-of-service', 'principal-social-worker')) and exists (select from panel_case c where c.id = case_id)$$,
  'select, insert', $$(select access.acts_as('principal-social-worker', 'head-of-service')) and moderated_by_user = (select access.user_id())
    and not exists (select from panel_decision d where d.case_id = panel_moderation.case_id and d.decided_by_user = (select access.user_id()))$$);

-- What HR is told: "expected" until HR says that pay was changed. Effective from the day after the assessed year, so it may be backdated.
create table pay_notice (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  person_name text not null,
  case_id integer not null references panel_case,
  effective_on date not null,
  reason text not null,
  entered_on date not null,
  entered_by text not null,
  state text not null default 'expected' check (state in ('expected', 'done')),
  done_on date,
  done_by text,
  version integer not null default 1,
  unique (case_id),
  check ((state = 'done') = (done_on is not null))
);
call access.secure('pay_notice',
  $$person_id = (select access.person_id()) or ((select access.acts_as('hr-partner')) and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))
    or ((select access.acts_as('academy-coordinator', 'panel-member', 'head-of-service', 'principal-social-worker')) and exists (select from panel_case c where c.id = case_id))$$,
  'select, insert, update (state, done_on, done_by, version)', $$(select access.acts_as('panel-member', 'head-of-service', 'principal-social-worker', 'hr-partner'))$$);
create policy hr_says on pay_notice as restrictive for update to {{runtime}} using ((select access.acts_as('hr-partner')) and person_id is distinct from (select access.person_id()));

-- The plan for the years after, opened by passing: the worker's own, with the line.
create table career_plan (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  case_id integer not null references panel_case,
  from_on date not null,
  until_on date not null,
  opened_on date not null,
  version integer not null default 1,
  unique (case_id),
  check (until_on > from_on)
);
call access.secure('career_plan',
  $$person_id = (select access.person_id()) or ((select access.acts_as('team-manager', 'practice-lead', 'academy-coordinator', 'principal-social-worker'))
      and ((select access.sees_all()) or person_id = any ((select access.people())::integer[]))) or ((select access.acts_as('panel-member', 'head-of-service')) and exists (select from panel_case c where c.id = case_id))$$,
  'select, insert', $$(select access.acts_as('panel-member', 'head-of-service', 'principal-social-worker'))$$);

-- What became of the programme, once and by nobody's hand but the decision's.
create table panel_outcome (
  case_id integer primary key references panel_decision,
  authority_id integer not null references authority,
  person_id integer not null references person,
  event text not null check (event in ('passed', 'failed', 'deferred', 'extended')),
  recorded_at timestamptz not null default now()
);
call access.secure('panel_outcome', 'exists (select from panel_case c where c.id = case_id)', 'select', 'false');

-- Records what a decision does to the programme. A panel reaches no programme: it reaches this door, which asks whether the caller has
-- decided, confirmed or seen the amendments of this case with the own hand, and whether nothing is left to wait for.
create function access.follow_panel_decision(p_case integer) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  c access.context;
  d record;
  v_event text;
begin
  c := access.current_context();
  select x.decision, x.until_on, x.decided_on, x.decided_by_user, x.needs_confirmation, k.enrolment_id, k.person_id, f.confirmed_by_user, f.confirmed_on, s.seen_by_user, s.seen_on
    into d
    from public.panel_decision x join public.panel_case k on k.id = x.case_id
    left join public.panel_confirmation f on f.case_id = x.case_id left join public.panel_amendments_seen s on s.case_id = x.case_id
   where x.case_id = p_case and x.authority_id = c.authority_id;
  if not found or c.user_id is null or c.user_id not in (d.decided_by_user, coalesce(d.confirmed_by_user, -1), coalesce(d.seen_by_user, -1)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if d.needs_confirmation and d.confirmed_by_user is null then return null; end if;
  if d.decision = 'pass-with-amendments' and d.seen_by_user is null then return null; end if;
  v_event := case d.decision when 'fail' then 'failed' when 'defer' then 'deferred' when 'extend' then 'extended' else 'passed' end;
  insert into public.panel_outcome (case_id, authority_id, person_id, event) values (p_case, c.authority_id, d.person_id, v_event) on conflict do nothing;
  if not found then return null; end if;
  insert into public.enrolment_event (authority_id, enrolment_id, person_id, kind, on_day, until_day, reason, note, actor)
  values (c.authority_id, d.enrolment_id, d.person_id, v_event, greatest(d.decided_on, d.confirmed_on, d.seen_on), d.until_on, 'panel', '', c.actor);
  if v_event in ('passed', 'failed') then
    update public.enrolment set closed_on = greatest(d.decided_on, d.confirmed_on, d.seen_on), version = version + 1 where id = d.enrolment_id and authority_id = c.authority_id;
  end if;
  return v_event;
end $$;
revoke execute on function access.follow_panel_decision from public;
grant execute on function access.follow_panel_decision to {{runtime}};
