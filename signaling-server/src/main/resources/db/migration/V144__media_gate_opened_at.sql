-- Since when those who watch see: the talk begins then.
alter table media_room add column gate_opened_at timestamptz;
update media_room set gate_opened_at = clock_timestamp() where gate_open;
alter table media_room drop column gate_open;
