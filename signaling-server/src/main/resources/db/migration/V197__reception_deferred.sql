-- Whoever was not received by the end of the day.
alter table reception drop constraint reception_stage_check;
alter table reception add constraint reception_stage_check check (stage in ('QUEUED', 'CALLED', 'SKIPPED', 'CONNECTING',
    'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP', 'ENDED', 'ARCHIVED', 'LEFT', 'DEFERRED'));
