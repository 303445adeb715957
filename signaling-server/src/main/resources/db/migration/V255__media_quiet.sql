-- Whether a seat's page says that it sends little on purpose, and since when: the files of such a seat grow slowly.
alter table media_seat add column quiet boolean not null default false;
alter table media_seat add column quiet_changed_at timestamptz;
