-- Reviews of a programme, and the concern that an NQSW takes to a person of the own choice. A due date is computed from the programme
-- and never stored; what is stored is what people did: booked, held, said, agreed, signed.

-- Who reads a review: its three people, and those who lead the academy or the team within their scope. Nobody else, whatever they reach.
create table review (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  -- the code of the review point in the version of the programme
  point text not null,
  title text not null,
  -- the three as they were named when it was last booked or held
  nqsw_name text not null,
  manager_person_id integer references person,
  manager_name text,
  assessor_person_id integer references person,
  assessor_name text,
  -- of an optional one: why it is needed
  reason text check (length(reason) <= 500),
  booked_on date,
  held_on date,
  -- the due day as the schedule gave it when the review was held; the facts as they stood then
  due_when_held date,
  facts jsonb,
  is_on_track boolean,
  support_plan text check (length(support_plan) <= 4000),
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  unique (authority_id, enrolment_id, point),
  check ((held_on is null) = (facts is null)),
  check ((held_on is null) = (due_when_held is null)),
  check (held_on is null or is_on_track is not null),
  constraint plan_when_off_track check (is_on_track is not false or support_plan is not null)
);
create index review_person on review (authority_id, person_id);
call access.secure('review',
  $$person_id = (select access.person_id()) or manager_person_id = (select access.person_id()) or assessor_person_id = (select access.person_id())
    or ((select access.acts_as('team-manager', 'practice-lead', 'academy-coordinator', 'principal-social-worker'))
      and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))$$,
  'select, insert, update (manager_person_id, manager_name, assessor_person_id, assessor_name, reason, booked_on, held_on, due_when_held, facts, is_on_track, support_plan, version, changed_by, changed_at)',
  $$(select access.acts_as('team-manager', 'practice-lead', 'academy-coordinator')) and person_id is distinct from (select access.person_id())$$);

-- What each of the three says. A draft is its author's alone, for the administrator and the line too; shared, it belongs to the review.
create table review_view (
  review_id integer not null references review,
  authority_id integer not null references authority,
  party text not null check (party in ('nqsw', 'manager', 'assessor')),
  person_id integer not null references person,
  author_user integer not null references app_user,
  says text not null check (length(says) between 1 and 8000),
  shared_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (review_id, party, author_user)
);
call access.secure('review_view',
  $$author_user = (select access.user_id()) or (shared_at is not null and exists (select from review r where r.id = review_id))$$,
  'select, insert, update (says, shared_at, version, changed_at)', $$author_user = (select access.user_id())$$);

create table review_action (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  review_id integer not null references review,
  person_id integer not null references person,
  what text not null check (length(what) between 1 and 500),
  owner text not null check (owner in ('nqsw', 'manager', 'assessor')),
  due_on date not null,
  done_on date,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now()
);
create index review_action_review on review_action (authority_id, review_id);
call access.secure('review_action', 'exists (select from review r where r.id = review_id)',
  'select, insert, delete, update (what, owner, due_on, done_on, version, changed_by, changed_at)',
  $$(select access.acts_as('nqsw', 'team-manager', 'practice-lead', 'academy-coordinator'))$$);

-- Each signs for themselves, once for the words that were seen: the signature holds their hash, so that changed words are unsigned words.
create table review_signature (
  review_id integer not null references review,
  authority_id integer not null references authority,
  party text not null check (party in ('nqsw', 'manager', 'assessor')),
  person_id integer not null references person,
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  signed_by_user integer not null references app_user,
  signed_by text not null,
  signed_at timestamptz not null default now(),
  primary key (review_id, party, content_sha256)
);
call access.secure('review_signature', 'exists (select from review r where r.id = review_id)', 'select, insert',
  $$signed_by_user = (select access.user_id()) and exists (select from review r where r.id = review_id
      and case party when 'nqsw' then r.person_id when 'manager' then r.manager_person_id else r.assessor_person_id end = (select access.person_id()))$$);

-- "This is wrong": what somebody says of a pre-filled fact, to the part of the academy that keeps its source.
create table review_note (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  review_id integer not null references review,
  person_id integer not null references person,
  fact_key text not null,
  fact text not null,
  owner text not null check (owner in ('team-manager', 'practice-lead', 'academy-coordinator')),
  says text not null check (length(says) between 1 and 2000),
  asked_by text not null,
  asked_by_user integer not null references app_user,
  asked_at timestamptz not null default now(),
  answer text check (length(answer) <= 2000),
  answered_by text,
  answered_at timestamptz,
  version integer not null default 1
);
create index review_note_review on review_note (authority_id, review_id);
call access.secure('review_note', 'exists (select from review r where r.id = review_id)', 'select, insert, update (answer, answered_by, answered_at, version)',
  $$(select access.acts_as('nqsw', 'team-manager', 'practice-lead', 'academy-coordinator'))$$);
create policy own_hand on review_note as restrictive for insert to {{runtime}} with check (asked_by_user = (select access.user_id()));
create policy owner_answers on review_note as restrictive for update to {{runtime}} using ((select access.acts_as('team-manager', 'practice-lead', 'academy-coordinator')));

-- The written review as it came back: Word or PDF, accepted in the place of typing.
create table review_file (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  review_id integer not null references review,
  person_id integer not null references person,
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('word', 'pdf')),
  bytes integer not null,
  sha256 text not null,
  content bytea not null,
  added_by text not null,
  added_at timestamptz not null default now()
);
create index review_file_review on review_file (authority_id, review_id);
call access.secure('review_file', 'exists (select from review r where r.id = review_id)', 'select, insert',
  $$(select access.acts_as('nqsw', 'team-manager', 'practice-lead', 'academy-coordinator'))$$);

-- The support and assessment agreement, as it was built from the facts of the day. A change of assessor or of programme makes another
-- number, which is signed again; the earlier ones stay as they were signed.
create table agreement (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  number integer not null check (number > 0),
  document jsonb not null,
  manager_person_id integer references person,
  assessor_person_id integer references person,
  made_by text not null,
  made_at timestamptz not null default now(),
  unique (authority_id, enrolment_id, number)
);
create index agreement_person on agreement (authority_id, person_id);
call access.secure('agreement',
  $$person_id = (select access.person_id()) or manager_person_id = (select access.person_id()) or assessor_person_id = (select access.person_id())
    or ((select access.acts_as('team-manager', 'practice-lead', 'academy-coordinator', 'principal-social-worker'))
      and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))$$,
  'select, insert', $$(select access.acts_as('team-manager', 'practice-lead', 'academy-coordinator')) and person_id is distinct from (select access.person_id())$$);
create table agreement_signature (
  agreement_id integer not null references agreement,
  authority_id integer not null references authority,
  party text not null check (party in ('nqsw', 'manager', 'assessor')),
  person_id integer not null references person,
  signed_by_user integer not null references app_user,
  signed_by text not null,
  signed_at timestamptz not null default now(),
  primary key (agreement_id, party)
);
call access.secure('agreement_signature', 'exists (select from agreement a where a.id = agreement_id)', 'select, insert',
  $$signed_by_user = (select access.user_id()) and exists (select from agreement a where a.id = agreement_id
      and case party when 'nqsw' then a.person_id when 'manager' then a.manager_person_id else a.assessor_person_id end = (select access.person_id()))$$);

-- Probation stands on the same time line and is nobody's programme: HR's and the manager's dates, apart from reviews.
create table probation_date (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  what text not null check (length(what) between 1 and 100),
  on_day date not null,
  outcome text check (length(outcome) between 1 and 200),
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  unique (authority_id, person_id, what)
);
call access.secure('probation_date',
  $$person_id = (select access.person_id()) or ((select access.acts_as('team-manager', 'academy-coordinator', 'practice-lead', 'hr-partner'))
      and ((select access.sees_all()) or person_id = any ((select access.people())::integer[])))$$,
  'select, insert, update (on_day, outcome, version, changed_by, changed_at)', $$(select access.acts_as('team-manager', 'hr-partner')) and person_id is distinct from (select access.person_id())$$);

-- A concern is between two people: who raises it, and whom they chose.
create table concern (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  raised_by_user integer not null references app_user,
  raised_by text not null,
  to_user integer not null references app_user,
  to_name text not null,
  about text not null check (about in ('workload', 'supervision', 'support', 'assessment', 'something-else')),
  says text not null check (length(says) between 1 and 4000),
  raised_at timestamptz not null default now(),
  answer text check (length(answer) between 1 and 4000),
  answered_at timestamptz,
  version integer not null default 1,
  check ((answer is null) = (answered_at is null))
);
create index concern_to on concern (authority_id, to_user);
create index concern_person on concern (authority_id, person_id);
call access.secure('concern', 'raised_by_user = (select access.user_id()) or to_user = (select access.user_id())', 'select, insert, update (answer, answered_at, version)', 'true');
create policy own_hand on concern as restrictive for insert to {{runtime}} with check (raised_by_user = (select access.user_id()) and person_id = (select access.person_id()));
create policy receiver_answers on concern as restrictive for update to {{runtime}} using (to_user = (select access.user_id()));

-- To whom a concern can go: name and account of people by their number, and of those who hold a role of the whole authority today.
-- Nothing else of an account is told, and nothing to somebody who has not signed in.
create function access.accounts_of(p_people integer[], p_role text, p_on date) returns table (user_id integer, person_id integer, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select u.id, u.person_id, u.name from public.app_user u
      where u.authority_id = access.authority_id() and not u.is_disabled
        and (u.person_id = any (p_people) or exists (select from public.role_assignment r where r.user_id = u.id and r.role = p_role and r.scope = 'authority'
          and r.role in ('principal-social-worker', 'practice-lead', 'academy-coordinator', 'panel-member', 'head-of-service') and r.started_on <= p_on and (r.ended_on is null or r.ended_on >= p_on)))
      order by u.name, u.id $$;
revoke execute on function access.accounts_of from public;
grant execute on function access.accounts_of to {{runtime}};
