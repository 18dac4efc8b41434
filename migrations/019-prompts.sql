-- Conversations that were due by a rule which is the same for everyone: that one was held or declined, and when. What was said is
-- nowhere: it stays between the two who spoke. There is no row for what is due; that is worked out for a day.

create table stay_conversation (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person,
  rule text not null check (rule in ('passed', 'service-18', 'service-24', 'service-30', 'new-manager')),
  due_on date not null,
  outcome text not null check (outcome in ('held', 'declined')),
  on_day date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  unique (authority_id, person_id, rule, due_on)
);

-- Read by the person and by those who answer for the conversation within their reach; not by who assesses, nor by administrators.
call access.secure('stay_conversation',
  $$person_id = (select access.person_id()) or (((select access.sees_all()) or person_id = any ((select access.people())::integer[]))
    and (select access.acts_as('team-manager', 'head-of-service', 'principal-social-worker')))$$,
  'select, insert, delete', $$(select access.acts_as('team-manager', 'head-of-service', 'principal-social-worker'))$$);
