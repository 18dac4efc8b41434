-- A person whom files no longer name is taken away by those who load files, who see neither shares nor agreed actions: such a row must
-- not stand in the way. A share goes with the person it was for; an action stays with the worker.
alter table reflection_share drop constraint reflection_share_with_person_id_fkey;
alter table reflection_share add constraint reflection_share_with_person_id_fkey foreign key (with_person_id) references person on delete cascade;
alter table supervision_action drop constraint supervision_action_supervisor_person_id_fkey;
