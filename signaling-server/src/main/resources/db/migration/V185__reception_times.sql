-- When a petitioner was first called and when it was over: what waiting and talking took, for those who wait now.
alter table reception add called_at timestamptz, add ended_at timestamptz;
update reception set ended_at = (stage_facts->>'at')::timestamptz where stage in ('ENDED', 'ARCHIVED');
create index reception_ended on reception (line, ended_at desc) where ended_at is not null;
