-- Academy days: what is offered, who is invited, who was there, and how a day that was missed was caught up. Why somebody was away is
-- held nowhere here (docs/rules/academy-days.md).

create table academy_day (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  title text not null check (length(title) between 1 and 200),
  on_day date not null,
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ends_at text not null check (ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  mode text not null check (mode in ('in-the-room', 'online', 'hybrid')),
  place text not null default '' check (length(place) <= 200),
  -- how many the room or the trainer takes; more can be invited, and it is shown
  seats integer check (seats between 1 and 500),
  -- links and notes, one on each line
  resources text not null default '' check (length(resources) <= 4000),
  cancelled_reason text check (cancelled_reason in ('trainer-away', 'too-few', 'no-room', 'weather', 'moved', 'other')),
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  check (ends_at > starts_at)
);
create index academy_day_on on academy_day (authority_id, on_day);

-- The link to join: for those who keep the academy and those invited, and nobody else.
create table academy_day_link (
  academy_day_id integer primary key references academy_day on delete cascade,
  authority_id integer not null references authority,
  link text not null check (link ~ '^https://[^\s"<>]+$' and length(link) <= 500)
);
create index academy_day_link_authority on academy_day_link (authority_id);

create table academy_day_cohort (
  academy_day_id integer not null references academy_day on delete cascade,
  cohort_id integer not null references cohort on delete cascade,
  authority_id integer not null references authority,
  primary key (academy_day_id, cohort_id)
);
create index academy_day_cohort_authority on academy_day_cohort (authority_id);

create table academy_day_standard (
  academy_day_id integer not null references academy_day on delete cascade,
  standard_id integer not null references framework_standard on delete cascade,
  authority_id integer not null references authority,
  primary key (academy_day_id, standard_id)
);
create index academy_day_standard_authority on academy_day_standard (authority_id);

-- One person invited to one day: the register, and for who was absent how it was caught up. At a later day, or by what was done.
create table academy_day_place (
  academy_day_id integer not null references academy_day on delete cascade,
  person_id integer not null references person,
  authority_id integer not null references authority,
  -- invited to catch up with another day: offered before, so not counted again
  is_catch_up boolean not null default false,
  mark text check (mark in ('attended', 'late', 'absent', 'not-needed')),
  catch_up_day_id integer references academy_day,
  catch_up_note text check (length(catch_up_note) between 1 and 500),
  caught_up_on date,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (academy_day_id, person_id),
  check ((catch_up_note is null) = (caught_up_on is null)),
  check (catch_up_day_id is null or catch_up_note is null),
  check (catch_up_day_id <> academy_day_id),
  constraint caught_up_what_was_missed check (mark = 'absent' or (catch_up_day_id is null and catch_up_note is null))
);
create index academy_day_place_person on academy_day_place (authority_id, person_id);

-- Which day became which evidence: its owner's to know, as the evidence itself is while it is a draft.
create table academy_day_evidence (
  academy_day_id integer not null references academy_day on delete cascade,
  person_id integer not null references person,
  authority_id integer not null references authority,
  evidence_id integer references evidence on delete set null,
  primary key (academy_day_id, person_id)
);
create index academy_day_evidence_person on academy_day_evidence (authority_id, person_id);

do $$
declare
  target text;
  keeps constant text := $p$(select access.acts_as('academy-coordinator', 'practice-lead', 'data-officer'))$p$;
begin
  call access.secure('academy_day', 'true',
    'select, insert, update (title, on_day, starts_at, ends_at, mode, place, seats, resources, cancelled_reason, version, changed_by, changed_at)', keeps);
  foreach target in array array['academy_day_cohort', 'academy_day_standard'] loop
    call access.secure(target::regclass, 'true', 'select, insert, delete', keeps);
  end loop;
  -- nobody ticks themselves
  call access.secure('academy_day_place',
    $p$(select access.sees_all()) or person_id = any ((select access.people())::integer[]) or person_id = (select access.person_id())$p$,
    'select, insert, delete, update (is_catch_up, mark, catch_up_day_id, catch_up_note, caught_up_on, version, changed_by, changed_at)',
    keeps || $p$ and person_id is distinct from (select access.person_id())$p$);
  call access.secure('academy_day_link',
    keeps || $p$ or exists (select from academy_day_place p where p.academy_day_id = academy_day_link.academy_day_id and p.person_id = (select access.person_id()))$p$,
    'select, insert, delete', keeps);
  call access.secure('academy_day_evidence', 'person_id = (select access.person_id())', 'select, insert, update (evidence_id)', 'person_id = (select access.person_id())');
end $$;
