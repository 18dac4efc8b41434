-- A file on its way in: read, matched, planned, checked, applied. Rows of people-like files are kept, so that the record
-- can be folded again from its sources: a corrected return replaces its year, an import can be undone.

create table import (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  kind text not null,
  file_name text not null,
  file_hash text not null,
  file_bytes bigint not null,
  -- planned: shown, not applied; applied: in the record; superseded: replaced by a later file of the same period; undone
  state text not null check (state in ('read', 'planned', 'applied', 'superseded', 'undone', 'refused')),
  year integer,
  as_of date,
  is_provisional boolean not null default false,
  header jsonb not null default '{}',
  mapping jsonb,
  notes jsonb not null default '[]',
  counts jsonb not null default '{}',
  plan jsonb,
  record_mark bigint,
  created_by text not null,
  created_at timestamptz not null default now(),
  applied_by text,
  applied_at timestamptz,
  version integer not null default 1
);
create index import_authority on import (authority_id, kind, state);
-- File names, notes and plans quote what files say: for those who load files. Everyone else asks access.files_in_force().
call access.secure('import', '(select access.changes_record()) and (select access.sees_all()) and (select access.sees_all_protected())');

create table import_row (
  authority_id integer not null references authority,
  import_id integer not null references import on delete cascade,
  position integer not null,
  line integer,
  content jsonb not null,
  primary key (import_id, position)
);
-- Rows hold whole people, birth dates and ethnicity too.
call access.secure('import_row', '(select access.changes_record()) and (select access.sees_all()) and (select access.sees_all_protected())');

-- The column choices of a council, kept for the next file of the kind.
create table column_mapping (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  kind text not null,
  name text not null,
  mapping jsonb not null,
  version integer not null default 1,
  unique (authority_id, kind, name)
);
call access.secure('column_mapping', '(select access.changes_record())');

-- A person's decision that outlasts files: these two are one, these are not, this holder is a tray, ignore until.
create table decision (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  kind text not null,
  subject text not null,
  answer text not null,
  detail jsonb not null default '{}',
  until date,
  reason text,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  unique (authority_id, kind, subject)
);
call access.secure('decision', '(select access.changes_record())');

-- What a person typed over what files say; it outranks them all.
create table correction (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  person_id integer not null references person on delete cascade,
  employment_id integer references employment on delete cascade,
  field text not null,
  on_day date,
  value text,
  made_by text not null,
  made_at timestamptz not null default now(),
  retracted_at timestamptz
);
call access.secure('correction', '(select access.sees_all_protected()) or person_id = any ((select access.protected_people())::integer[])');

-- The record's mark moves with every change of it: a plan made before is checked again before it is applied.
create table record_mark (
  authority_id integer primary key references authority,
  mark bigint not null default 0
);
call access.secure('record_mark', '(select access.changes_record())');
