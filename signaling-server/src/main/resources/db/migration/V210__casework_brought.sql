-- What a petitioner brings without a clerk has no number until somebody registers it: the stage DRAFT, or WITHDRAWN when the
-- petitioner took it back before. "repeat_of" is the earlier case of the same petitioner about the same matter.
alter table petition_case alter column number drop not null;
alter table petition_case drop constraint petition_case_stage_check;
update petition_case set number = null where stage = 'DRAFT';
alter table petition_case
    add constraint petition_case_stage_check check (stage in ('DRAFT', 'REGISTERED', 'WITHDRAWN')),
    add constraint petition_case_number_check check (number is not null or stage in ('DRAFT', 'WITHDRAWN')),
    add column brought_at timestamptz,
    add column repeat_of uuid references petition_case (id) check (repeat_of <> id);
update petition_case set brought_at = registered_at where stage = 'DRAFT';
