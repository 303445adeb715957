-- A room of media, the node that drives it, and everything another node needs to claim it.
create table media_room (
    id uuid primary key,
    owner text not null,
    epoch bigint not null default 1,
    lease_until timestamptz not null,
    server_ref text,
    gate_open boolean not null default false,
    recording_prefix text,
    stage text not null default 'OPEN' check (stage in ('OPEN', 'LOST', 'CLOSED'))
);
create index media_room_lease on media_room (lease_until) where stage <> 'CLOSED';

create table media_seat (
    id uuid primary key,
    room uuid not null references media_room (id),
    name text not null,
    client uuid not null,
    publishes boolean not null,
    watches boolean not null
);
create index media_seat_room on media_seat (room);
create index media_seat_client on media_seat (client);

create table media_link (
    id uuid primary key,
    room uuid not null references media_room (id),
    seat uuid not null references media_seat (id) on delete cascade,
    source uuid,
    source_seat uuid,
    server_ref text,
    stage text not null default 'NEW' check (stage in ('NEW', 'UP', 'DOWN'))
);
create index media_link_room on media_link (room);
create index media_link_seat on media_link (seat);

create table media_segment (
    name text primary key,
    room uuid not null,
    link uuid not null,
    seat text not null,
    started_at timestamptz not null,
    stopped_at timestamptz
);
create index media_segment_room on media_segment (room);
