-- The order of the chain is (xid, id): what is older than every running transaction is complete, however late its transactions
-- committed. Offices are those of the acting person at that moment, and tell which auditor reads the line.
alter table audit_line
    add column xid xid8 not null default pg_current_xact_id(),
    add column offices uuid[] not null default '{}';

create index audit_line_order on audit_line (xid, id);
create index audit_line_at on audit_line (at, id);
create index audit_line_person on audit_line (person, at, id);
create index audit_line_action on audit_line (action, at, id);
create index audit_line_offices on audit_line using gin (offices);

-- One link for each line, numbered without gaps. The hash covers all of the line and the hash before it (infra/decisions/008).
create table audit_link (
    position bigint primary key,
    line bigint not null unique,
    version smallint not null,
    hash bytea not null check (octet_length(hash) = 32)
);

-- Signed heads: as long as one of them is kept elsewhere, nobody can make the chain up to there anew.
create table audit_head (
    number bigint primary key,
    position bigint not null,
    hash bytea not null,
    at timestamptz not null,
    key text not null,
    signature bytea not null
);

-- A verification, how far it came, and what it found. The last row of progress tells the outcome.
create table audit_verification (
    id uuid primary key,
    at timestamptz not null default clock_timestamp(),
    person uuid,
    total bigint not null
);
create index audit_verification_at on audit_verification (at);

create table audit_progress (
    id bigint generated always as identity primary key,
    verification uuid not null,
    at timestamptz not null default clock_timestamp(),
    checked bigint not null,
    findings bigint not null,
    outcome text check (outcome in ('sound', 'broken', 'failed'))
);
create index audit_progress_verification on audit_progress (verification, id);

create table audit_finding (
    verification uuid not null,
    number int not null,
    kind text not null,
    position bigint,
    line bigint,
    head bigint,
    primary key (verification, number)
);
