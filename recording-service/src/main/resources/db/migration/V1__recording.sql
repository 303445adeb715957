-- catalog
create table recording (
    id               uuid primary key,
    reception        uuid not null,
    case_id          uuid not null,
    case_number      text not null,
    stage            text not null check (stage in ('STARTING', 'ACTIVE', 'FINALIZING', 'VERIFIED', 'FAILED')),
    opened_at        timestamptz not null default now(),
    talk_from        timestamptz,
    talk_until       timestamptz,
    attempts         integer not null default 0,
    next_attempt_at  timestamptz,
    failure_reason   text,
    failure_text     text,
    verified_at      timestamptz,
    duration_millis  bigint,
    manifest_sha256  text,
    spool_cleared_at timestamptz,
    check (stage in ('STARTING', 'ACTIVE') or (talk_from is not null and talk_until >= talk_from)),
    check ((stage = 'VERIFIED') = (verified_at is not null)),
    check ((stage = 'VERIFIED') = (manifest_sha256 is not null)),
    check ((stage = 'VERIFIED') = (duration_millis is not null)),
    check (stage <> 'FAILED' or (failure_reason is not null and next_attempt_at is not null))
);
create index recording_by_reception on recording (reception);
create index recording_by_case on recording (case_id);
create index recording_unfinished on recording (stage) where stage <> 'VERIFIED' or spool_cleared_at is null;

create table track (
    recording       uuid not null references recording on delete cascade,
    name            text not null check (name ~ '^[a-z0-9-]+$'),
    seat            text not null check (seat in ('terminal', 'desk')),
    offset_millis   bigint not null,
    duration_millis bigint not null check (duration_millis > 0),
    bytes           bigint not null check (bytes > 0),
    sha256          text not null,
    video           boolean not null,
    audio           boolean not null,
    primary key (recording, name)
);

create table gap (
    recording    uuid not null references recording on delete cascade,
    seat         text not null check (seat in ('terminal', 'desk')),
    from_millis  bigint not null,
    until_millis bigint not null check (until_millis > from_millis),
    reason       text not null,
    primary key (recording, seat, from_millis)
);

-- capture
create table segment (
    name         text primary key check (name ~ '^[a-z0-9-]+$'),
    recording    uuid not null,
    seat         text not null check (seat in ('terminal', 'desk')),
    starts_at    timestamptz not null,
    ends_at      timestamptz,
    audio        boolean not null,
    video        boolean not null,
    abandoned_at timestamptz
);
create index segment_by_recording on segment (recording);
create index segment_abandoned on segment (abandoned_at) where abandoned_at is not null;

create table abandoned (
    recording uuid primary key,
    at        timestamptz not null default now()
);

-- exchange
create table inbox (
    id          uuid primary key,
    received_at timestamptz not null default now()
);
create index inbox_by_time on inbox (received_at);

create table outbox (
    id         uuid primary key,
    recording  uuid not null,
    type       text not null,
    body       text not null,
    created_at timestamptz not null default now(),
    sent_at    timestamptz
);
create index outbox_by_recording on outbox (recording, type);
