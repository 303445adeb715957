-- What is told to petitioners. A row is written in the transaction that hears of the reason; any node sends it. "revision" is that of
-- the subject: one notice per subject, kind, revision and channel, and a newer one takes the place of those that still wait.
create table notice (
    id uuid primary key,
    kind text not null,
    subject uuid not null,
    revision bigint not null,
    channel text not null check (channel in ('SMS', 'EMAIL')),
    case_id uuid not null references petition_case (id),
    office uuid not null references office (id),
    receiving uuid not null references office (id),
    language text not null,
    version int not null,
    title text not null,
    recipient bytea,
    recipient_hash bytea,
    masked text not null default '',
    body bytea not null,
    seal_key int not null,
    characters int not null,
    segments int not null,
    urgent boolean not null,
    stage text not null check (stage in ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED', 'GIVEN_UP', 'SUPPRESSED')),
    cause text,
    carrier text,
    round int not null default 1,
    attempts int not null default 0,
    created_at timestamptz not null default clock_timestamp(),
    next_attempt_at timestamptz not null default clock_timestamp(),
    -- The text is wrong from then on, whoever sends it again.
    holds_until timestamptz,
    useless_after timestamptz not null,
    lease_until timestamptz,
    lease_token uuid,
    sent_at timestamptz,
    delivered_at timestamptz,
    carrier_id text,
    constraint notice_once unique (subject, kind, revision, channel),
    check ((stage = 'SENDING') = (lease_until is not null)),
    check ((recipient is null) = (recipient_hash is null)),
    check (recipient is not null or stage = 'SUPPRESSED')
);
create index notice_due on notice (channel, next_attempt_at) where stage = 'QUEUED';
create index notice_leased on notice (lease_until) where stage = 'SENDING';
create index notice_useless on notice (useless_after) where stage = 'QUEUED';
create index notice_office on notice (office, created_at desc);
create index notice_receiving on notice (receiving, created_at desc);
create index notice_case on notice (case_id);
create index notice_newest on notice (created_at desc, id desc);

create table notice_step (
    notice uuid not null references notice (id),
    at timestamptz not null default clock_timestamp(),
    stage text not null,
    cause text,
    number bigint generated always as identity primary key
);
create index notice_step_of on notice_step (notice, number);

-- Who said that nothing is to be sent any more.
create table notice_opt_out (
    id uuid primary key,
    recipient_hash bytea not null unique,
    recipient bytea not null,
    seal_key int not null,
    at timestamptz not null default clock_timestamp(),
    person uuid
);

-- How much was sent to whom on a day, in Beijing; to all together under an empty name.
create table notice_quota (
    day date not null,
    recipient_hash bytea not null,
    count int not null,
    primary key (day, recipient_hash)
);

-- Receipts that were taken: each is good once.
create table notice_nonce (
    nonce text primary key,
    at timestamptz not null default clock_timestamp()
);
create index notice_nonce_at on notice_nonce (at);
