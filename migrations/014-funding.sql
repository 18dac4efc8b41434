-- The money of the academy: whether somebody is funded, as a dated decision with its reason; what was claimed and what came; the budget.

create table funding_decision (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  decided_on date not null,
  state text not null check (state in ('eligible', 'not-eligible', 'not-known')),
  reason text not null check (length(reason) between 1 and 500),
  decided_by text not null,
  recorded_at timestamptz not null default now(),
  -- a later decision retracts the one before and keeps it
  retracted_at timestamptz
);
create unique index funding_decision_in_force on funding_decision (enrolment_id) where retracted_at is null;
create index funding_decision_person on funding_decision (authority_id, person_id);

-- One claim file as it was made: its rows are the claims.
create table funding_batch (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  payment text not null check (payment in ('registration', 'completion')),
  made_on date not null,
  made_by text not null,
  recorded_at timestamptz not null default now()
);
create index funding_batch_authority on funding_batch (authority_id);

-- A payment is claimed once: two who make a file at once cannot both claim it.
create table funding_claim (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  batch_id integer not null references funding_batch,
  enrolment_id integer not null references enrolment,
  person_id integer not null references person,
  payment text not null check (payment in ('registration', 'completion')),
  pounds integer not null check (pounds > 0),
  received_on date,
  received_pounds integer check (received_pounds >= 0),
  version integer not null default 1,
  check ((received_on is null) = (received_pounds is null)),
  unique (enrolment_id, payment)
);
create index funding_claim_batch on funding_claim (batch_id);
create index funding_claim_person on funding_claim (authority_id, person_id);

create table budget_line (
  id integer generated always as identity primary key,
  authority_id integer not null references authority,
  -- the year that begins on 1 April
  financial_year integer not null check (financial_year between 2010 and 2100),
  kind text not null check (kind in ('income', 'cost')),
  label text not null check (length(label) between 1 and 120),
  planned integer not null check (planned >= 0),
  actual integer check (actual >= 0),
  version integer not null default 1,
  unique (authority_id, financial_year, kind, label)
);

do $$
declare
  target text;
  sees constant text := $p$(select access.acts_as('academy-coordinator', 'principal-social-worker', 'data-officer', 'hr-partner', 'director'))$p$;
  keeps constant text := $p$(select access.acts_as('academy-coordinator', 'data-officer'))$p$;
begin
  foreach target in array array['funding_decision', 'funding_claim'] loop
    call access.secure(target::regclass, '((select access.sees_all()) or person_id = any ((select access.people())::integer[])) and ' || sees, 'select, insert, update', keeps);
  end loop;
  call access.secure('funding_batch', sees, 'select, insert', keeps);
  call access.secure('budget_line', sees, 'select, insert, update, delete', keeps);
end $$;
