-- What a petitioner who asked on the public page has in hand: a code, found by its keyed hash. "request" is the page's own id, so
-- that a lost answer does not make a second appointment; "person_hash" is of the identity number, to count how often somebody asks.
create table appointment_code (
    appointment uuid primary key references appointment (id),
    request uuid not null unique,
    code_hash bytea not null unique,
    person_hash bytea not null,
    issued_at timestamptz not null default clock_timestamp()
);
create index appointment_code_person on appointment_code (person_hash, issued_at);

-- Wrong codes and wishes by address, to slow down who tries too many.
create table scheduling_attempt (
    address text not null,
    kind text not null check (kind in ('WISH', 'WRONG_CODE')),
    at timestamptz not null default clock_timestamp()
);
create index scheduling_attempt_at on scheduling_attempt (kind, address, at);
