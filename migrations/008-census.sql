-- The return of a year on its way out: dates of the steps, lists that managers confirm, notes, typed items, frozen versions.
-- The desk is for those who see the whole authority; a manager reaches the list of the own team and nothing else.

-- Dates of a step: when it is due, and when it was said to be done.
create table return_step (
  authority_id integer not null references authority,
  year integer not null check (year between 2017 and 2200),
  step text not null check (step in ('extract', 'managers', 'checks', 'notes', 'sign-off', 'sent')),
  due_on date,
  done_on date,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (authority_id, year, step)
);
call access.secure('return_step', '(select access.sees_all())', 'select, insert, update (due_on, done_on, version, changed_by, changed_at)', $$(select access.acts_as('data-officer'))$$);

-- A team's list as it was sent to its manager, so that a leaver stands on it whom the manager no longer reaches. No protected item is on it.
create table team_list (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  year integer not null,
  team_id integer not null references team,
  people jsonb not null,
  sent_by text not null,
  sent_at timestamptz not null default now(),
  confirmed_by text,
  confirmed_at timestamptz,
  version integer not null default 1,
  unique (authority_id, year, team_id),
  check ((confirmed_by is null) = (confirmed_at is null))
);
call access.secure('team_list', '(select access.sees_all()) or team_id = any ((select access.teams())::integer[])', 'select, insert, update (people, sent_by, sent_at, confirmed_by, confirmed_at, version)', $$(select access.acts_as('data-officer', 'team-manager', 'head-of-service'))$$);
create policy officer_sends on team_list as restrictive for insert to {{runtime}} with check ((select access.acts_as('data-officer')));

-- "This is wrong": what a manager says of a row of the list, or of somebody who is not on it.
create table team_list_change (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  team_list_id integer not null references team_list,
  team_id integer not null references team,
  -- the spell on the list; null for somebody who is missing from it
  employment_id integer,
  who text not null,
  says text not null check (length(says) between 1 and 2000),
  asked_by text not null,
  asked_at timestamptz not null default now(),
  answer text check (length(answer) <= 2000),
  answered_by text,
  answered_at timestamptz,
  version integer not null default 1
);
create index team_list_change_list on team_list_change (authority_id, team_list_id);
call access.secure('team_list_change', '(select access.sees_all()) or team_id = any ((select access.teams())::integer[])', 'select, insert, update (answer, answered_by, answered_at, version)', $$(select access.acts_as('data-officer', 'team-manager', 'head-of-service'))$$);
create policy officer_answers on team_list_change as restrictive for update to {{runtime}} using ((select access.acts_as('data-officer')));

-- A note on a check (row_key empty) or on one record of it: what DfE is told, who deals with it, how it stands.
create table finding_note (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  year integer not null,
  check_id text not null,
  row_key text not null default '',
  note text not null default '' check (length(note) <= 2000),
  owner text not null default '' check (length(owner) <= 200),
  state text not null check (state in ('open', 'being-mended', 'explained')),
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  unique (authority_id, year, check_id, row_key)
);
call access.secure('finding_note', '(select access.sees_all())', 'select, insert, update (note, owner, state, version, changed_by, changed_at)', $$(select access.acts_as('data-officer'))$$);

-- DfE's number of a rule beside our id; empty until a council has DfE's document in hand.
create table rule_number (
  authority_id integer not null references authority,
  check_id text not null,
  dfe text not null check (length(dfe) <= 40),
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (authority_id, check_id)
);
call access.secure('rule_number', 'true', 'select, insert, update (dfe, version, changed_by, changed_at)', $$(select access.acts_as('data-officer'))$$);

-- The items of the authority's block that are typed: the pay offer, and totals that nothing gives.
create table return_items (
  authority_id integer not null references authority,
  year integer not null,
  items jsonb not null,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (authority_id, year)
);
call access.secure('return_items', '(select access.sees_all())', 'select, insert, update (items, version, changed_by, changed_at)', $$(select access.acts_as('data-officer'))$$);

-- The layout of a year that nobody has verified, as the council edited it.
create table layout_override (
  authority_id integer not null references authority,
  year integer not null,
  layout jsonb not null,
  version integer not null default 1,
  changed_by text not null,
  changed_at timestamptz not null default now(),
  primary key (authority_id, year)
);
call access.secure('layout_override', 'true', 'select, insert, update (layout, version, changed_by, changed_at)', $$(select access.acts_as('data-officer'))$$);

-- A version as it was frozen. Nothing of it is ever changed or deleted: there is no grant to.
create table frozen_return (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  year integer not null,
  number integer not null check (number > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes integer not null,
  layout_status text not null check (layout_status in ('known', 'unverified')),
  workers integer not null,
  errors integer not null,
  queries integer not null,
  counts jsonb not null,
  findings jsonb not null,
  note text not null check (length(note) <= 2000),
  frozen_by text not null,
  frozen_by_user integer not null references app_user,
  frozen_at timestamptz not null default now(),
  unique (authority_id, year, number),
  unique (id, frozen_by_user)
);
call access.secure('frozen_return', '(select access.sees_all())', 'select, insert', $$(select access.acts_as('data-officer'))$$);
create policy own_hand on frozen_return as restrictive for insert to {{runtime}} with check (frozen_by_user = (select access.user_id()));

-- Its file holds birth dates and ethnicity, so it is behind the same door as they are.
create table frozen_return_file (
  frozen_return_id integer primary key references frozen_return,
  authority_id integer not null references authority,
  xml bytea not null
);
call access.secure('frozen_return_file', '(select access.sees_all_protected())', 'select, insert', $$(select access.acts_as('data-officer'))$$);

-- Two people for a decision that matters: who froze a version cannot sign it off.
create table return_sign_off (
  frozen_return_id integer primary key,
  authority_id integer not null references authority,
  frozen_by_user integer not null,
  signed_by text not null,
  signed_by_user integer not null references app_user,
  signed_at timestamptz not null default now(),
  note text not null check (length(note) <= 2000),
  foreign key (frozen_return_id, frozen_by_user) references frozen_return (id, frozen_by_user),
  constraint two_people check (signed_by_user <> frozen_by_user)
);
call access.secure('return_sign_off', '(select access.sees_all())', 'select, insert', $$(select access.acts_as('director'))$$);
create policy own_hand on return_sign_off as restrictive for insert to {{runtime}} with check (signed_by_user = (select access.user_id()));

-- Only what was signed off is sent.
create table return_sent (
  frozen_return_id integer primary key references return_sign_off,
  authority_id integer not null references authority,
  sent_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  note text not null check (length(note) <= 2000)
);
call access.secure('return_sent', '(select access.sees_all())', 'select, insert', $$(select access.acts_as('data-officer'))$$);
