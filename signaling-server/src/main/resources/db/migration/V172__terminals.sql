alter table terminal add column closed_at timestamptz;

-- How a terminal stands, one row each; a terminal without a row was never heard of.
create table terminal_standing (
    terminal uuid primary key references terminal (id),
    stage text not null default 'NOT_YET' check (stage in ('NOT_YET', 'IN_TEST', 'COMMISSIONED')),
    presence text not null default 'OFFLINE' check (presence in ('ONLINE', 'AWAY', 'OFFLINE')),
    presence_since timestamptz,
    seen_at timestamptz,
    score int check (score between 0 and 100),
    passed boolean,
    tested_at timestamptz
);
create index terminal_standing_seen on terminal_standing (seen_at) where presence <> 'OFFLINE';

-- One code to enrol a device with, kept as a slow hash; it is gone once it is used.
create table terminal_enrolment_code (
    terminal uuid primary key references terminal (id),
    hash bytea not null unique,
    issued_by uuid not null,
    expires_at timestamptz not null
);
create table terminal_enrolment_failure (
    address text not null,
    at timestamptz not null default clock_timestamp()
);
create index terminal_enrolment_failure_at on terminal_enrolment_failure (at);

-- The devices at a terminal: what was confirmed, and what is there now.
create table terminal_profile (
    terminal uuid primary key references terminal (id),
    seen jsonb not null,
    seen_at timestamptz not null,
    confirmed jsonb,
    confirmed_at timestamptz,
    confirmed_by uuid
);

create table terminal_self_test (
    id uuid primary key,
    terminal uuid not null references terminal (id),
    device uuid,
    person uuid not null,
    occasion text not null check (occasion in ('MORNING', 'ON_DEMAND', 'COMMISSIONING')),
    at timestamptz not null default clock_timestamp(),
    score int not null check (score between 0 and 100),
    passed boolean not null,
    checks jsonb not null
);
create index terminal_self_test_of on terminal_self_test (terminal, at desc);

-- What a self-test looks at. A score is the weighted share of what was tested; a mandatory check that failed or was not tested
-- fails the whole. A measure at or beyond "good" counts in full, at or beyond "fair" for half.
create table terminal_check (
    name text primary key,
    position int not null unique,
    weight int not null check (weight > 0),
    mandatory boolean not null
);
create table terminal_check_limit (
    name text not null references terminal_check (name),
    measure text not null,
    better text not null check (better in ('MORE', 'LESS')),
    good double precision not null,
    fair double precision not null,
    primary key (name, measure)
);
insert into terminal_check (name, position, weight, mandatory) values
    ('CAMERA', 1, 20, true), ('MICROPHONE', 2, 15, true), ('LOOPBACK', 3, 5, false), ('WEBSOCKET', 4, 15, true),
    ('RELAY_UDP', 5, 10, false), ('RELAY_TCP', 6, 5, false), ('RELAY_TLS', 7, 5, false), ('CALL', 8, 15, true),
    ('DOWNLOAD', 9, 5, true), ('UPLOAD', 10, 10, true), ('PRINTING', 11, 5, false);
insert into terminal_check_limit (name, measure, better, good, fair) values
    ('CAMERA', 'height', 'MORE', 480, 360), ('CAMERA', 'fps', 'MORE', 12, 8), ('CAMERA', 'brightness', 'MORE', 16, 8),
    ('MICROPHONE', 'levelDb', 'MORE', -60, -75), ('LOOPBACK', 'aboveNoiseDb', 'MORE', 10, 4),
    ('WEBSOCKET', 'millis', 'LESS', 300, 1000), ('RELAY_UDP', 'candidates', 'MORE', 1, 1),
    ('RELAY_TCP', 'candidates', 'MORE', 1, 1), ('RELAY_TLS', 'candidates', 'MORE', 1, 1),
    ('CALL', 'frames', 'MORE', 10, 5), ('CALL', 'audioPackets', 'MORE', 20, 10),
    ('DOWNLOAD', 'mbps', 'MORE', 4, 1.5), ('UPLOAD', 'mbps', 'MORE', 2, 1), ('PRINTING', 'printed', 'MORE', 1, 1);

-- Duty days are Monday to Friday, but for these.
create table terminal_duty_day (
    day date primary key,
    duty boolean not null,
    reason text not null default ''
);

create table terminal_task (
    id uuid primary key,
    terminal uuid not null references terminal (id),
    kind text not null check (kind in ('SELF_TEST_FAILED', 'DEVICES_CHANGED')),
    facts jsonb not null,
    opened_at timestamptz not null default clock_timestamp(),
    closed_at timestamptz,
    closed_by uuid,
    note text
);
create unique index terminal_task_one_open on terminal_task (terminal, kind) where closed_at is null;
create index terminal_task_of on terminal_task (terminal, opened_at desc);

create table terminal_event (
    id bigint generated always as identity primary key,
    terminal uuid not null references terminal (id),
    at timestamptz not null default clock_timestamp(),
    kind text not null,
    person uuid,
    facts jsonb not null default '{}'
);
create index terminal_event_of on terminal_event (terminal, id desc);

-- A terminal is commissioned for one device and by one self-test, with two signatures by two people.
create table terminal_commissioning (
    id uuid primary key,
    terminal uuid not null references terminal (id),
    device uuid not null references device (id),
    self_test uuid not null references terminal_self_test (id),
    clerk uuid,
    clerk_at timestamptz,
    technician uuid,
    technician_at timestamptz,
    report text,
    hash text,
    signature text,
    completed_at timestamptz,
    unique (terminal, device, self_test),
    check (clerk <> technician)
);
create index terminal_commissioning_of on terminal_commissioning (terminal, completed_at desc);
