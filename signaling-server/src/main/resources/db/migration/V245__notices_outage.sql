-- Since when a carrier has taken nothing: from the first message in a row that it did not take until it takes one again.
create table notice_trouble (
    channel text primary key check (channel in ('SMS', 'EMAIL')),
    since timestamptz not null,
    failures int not null
);

-- A trouble that lasts is an outage: petitioners are not told, and somebody of each office has to tell them otherwise.
create table notice_outage (
    id uuid primary key,
    channel text not null check (channel in ('SMS', 'EMAIL')),
    since timestamptz not null,
    found_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create unique index notice_outage_open on notice_outage (channel) where ended_at is null;

-- Who sees to it at an office; the last one does.
create table notice_outage_owner (
    outage uuid not null references notice_outage (id),
    office uuid not null references office (id),
    person uuid not null references person (id),
    at timestamptz not null default clock_timestamp(),
    number bigint generated always as identity primary key
);
create index notice_outage_owner_of on notice_outage_owner (outage, office, number);
create index notice_untold on notice (channel, created_at) where stage in ('QUEUED', 'SENDING', 'GIVEN_UP');
