-- What should be recorded, and what the recorder said of it.
create table recording (
    id uuid primary key,
    reception uuid not null,
    case_id uuid not null,
    case_number text not null,
    room uuid not null,
    stage text not null check (stage in ('STARTING', 'ACTIVE', 'FAILED', 'FINALIZING', 'ARCHIVED', 'ABANDONED')),
    trouble text not null default '',
    started_at timestamptz not null,
    talk_from timestamptz,
    talk_until timestamptz,
    duration_millis bigint,
    sha256 text,
    tracks jsonb not null default '[]',
    gaps jsonb not null default '[]'
);
-- One recording at a time for a reception.
create unique index recording_open on recording (reception) where stage in ('STARTING', 'ACTIVE', 'FAILED') and talk_until is null;
create index recording_reception on recording (reception, started_at);
create index recording_room on recording (room);

-- Segments the recorder was told of, and whether each was seen to grow.
create table recording_segment (
    recording uuid not null references recording (id),
    name text not null,
    seat text not null,
    started_at timestamptz not null,
    stopped_at timestamptz,
    growing boolean not null default false,
    primary key (recording, name)
);

-- Messages to the recording service, sent again until acknowledged.
create table recording_outbox (
    id uuid primary key,
    body jsonb not null,
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    acknowledged_at timestamptz
);
create index recording_outbox_open on recording_outbox (created_at) where acknowledged_at is null;
