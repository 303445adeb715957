-- When the watching page was heard of last: a watch is logged for as long as somebody really watches, and no longer.
alter table watch add column seen_at timestamptz not null default clock_timestamp();
create index watch_seen on watch (seen_at) where stage = 'WATCHING';
