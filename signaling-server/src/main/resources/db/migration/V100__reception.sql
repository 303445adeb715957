-- Revisions of what posts see; taken while the row they are written to is locked, so that they grow with the commits.
create sequence reception_view_revision;

-- One line for each office that receives.
create table reception_line (
    office uuid primary key,
    revision bigint not null default nextval('reception_view_revision'),
    day date not null,
    last_ticket int not null default 0
);

-- A terminal or a desk, and the one client that mans it.
create table reception_post (
    id uuid primary key,
    kind text not null check (kind in ('TERMINAL', 'DESK')),
    office uuid not null,
    person uuid,
    client uuid,
    since timestamptz,
    seen_at timestamptz,
    revision bigint not null default nextval('reception_view_revision'),
    check ((person is null) = (client is null))
);
create index reception_post_office on reception_post (office) where client is not null;

create table reception (
    id uuid primary key,
    case_id uuid not null,
    terminal uuid not null,
    line uuid not null,
    ticket int not null,
    head_count int not null check (head_count between 1 and 99),
    notice_version text not null,
    checked_in_at timestamptz not null,
    stage text not null check (stage in ('QUEUED', 'CALLED', 'SKIPPED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED',
        'SUSPENDED', 'WRAP_UP', 'ENDED', 'ARCHIVED', 'LEFT')),
    stage_facts jsonb not null,
    desk uuid,
    official uuid,
    deadline timestamptz,
    talk_from timestamptz,
    recorder text,
    trouble text not null default '',
    place double precision not null,
    confirmed_at timestamptz not null,
    room_desk uuid,
    room uuid,
    dismissed boolean not null default false,
    revision bigint not null
);

-- The last guards: whatever the code believes, one terminal has one open reception, one desk receives one petitioner, one
-- petitioner's case is received once at a time, one ticket is given once.
create unique index reception_one_per_terminal on reception (terminal)
    where stage in ('QUEUED', 'CALLED', 'SKIPPED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP');
create unique index reception_one_per_desk on reception (desk)
    where stage in ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP');
create unique index reception_one_per_case on reception (case_id)
    where stage in ('QUEUED', 'CALLED', 'SKIPPED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP');
create unique index reception_one_hold_per_desk on reception (room_desk) where stage = 'QUEUED' and room_desk is not null;
create unique index reception_room on reception (room) where room is not null;

create index reception_waiting on reception (line, place) where stage in ('QUEUED', 'SKIPPED');
create index reception_deadline on reception (deadline) where deadline is not null;
create index reception_past on reception (checked_in_at desc, id desc) where stage in ('ENDED', 'ARCHIVED');
create index reception_shown on reception (line) where not dismissed;
create index reception_of_terminal on reception (terminal, checked_in_at desc);
