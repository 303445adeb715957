-- False while the line of whoever watches bears the sound alone.
alter table media_link add column picture boolean not null default true;
