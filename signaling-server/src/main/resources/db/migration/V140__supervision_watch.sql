-- Every watch, with who, what for, and how long.
create table watch (
    id uuid primary key,
    reception uuid not null,
    room uuid not null,
    person uuid not null,
    client uuid not null,
    purpose text not null,
    stage text not null check (stage in ('WATCHING', 'CLOSED')),
    started_at timestamptz not null,
    closed_at timestamptz,
    reason text not null default ''
);
create index watch_running on watch (reception) where stage = 'WATCHING';
