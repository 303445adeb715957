-- Whose page a client id is. It names where pushes go, so it stays with the person who used it first.
create table wire_client (
    id uuid primary key,
    person uuid not null,
    seen_at timestamptz not null default clock_timestamp()
);
create index wire_client_seen on wire_client (seen_at);
