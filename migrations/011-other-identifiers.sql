-- The numbers and addresses by which files know a person beside the first ones: of an agency worker who became an employee, the vendor's
-- number and the one before. What a case system still writes under them is this person's.
alter table person add column other_identifiers text[] not null default '{}';
