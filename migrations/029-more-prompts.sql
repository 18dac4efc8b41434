-- Two more rules of stay conversations that are the same for everyone: after a panel that did not pass, and after a long absence.
alter table stay_conversation drop constraint stay_conversation_rule_check;
alter table stay_conversation add constraint stay_conversation_rule_check
  check (rule in ('passed', 'service-18', 'service-24', 'service-30', 'new-manager', 'panel-not-passed', 'back-from-absence'));
