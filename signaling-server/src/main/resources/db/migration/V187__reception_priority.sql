-- The green channel: a declared reason puts a petitioner before the others, but not twice in a row.
alter table reception add priority text
    check (priority in ('ELDERLY', 'DISABLED', 'PREGNANT', 'WITH_INFANT', 'EMERGENCY'));
alter table reception_line add last_priority boolean not null default false;
create index reception_priority on reception (line, place) where stage = 'QUEUED' and priority is not null;
