-- What a petitioner follows a case with: sealed, so that it can be printed once more, and found by a keyed hash.
create table inquiry_code (
    case_id uuid primary key references petition_case (id),
    code bytea not null,
    code_hash bytea not null unique,
    code_key int not null,
    issued_at timestamptz not null default clock_timestamp(),
    issued_by uuid not null references person (id)
);

-- Codes that nobody has, by where they were tried from; of no use after a quarter of an hour.
create unlogged table inquiry_miss (
    address text not null,
    at timestamptz not null default clock_timestamp()
);
create index inquiry_miss_address on inquiry_miss (address, at);

-- What a petitioner thinks of one reception: said once, never another.
create table reception_rating (
    reception uuid primary key references reception (id),
    request uuid not null,
    rating text not null check (rating in ('SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED')),
    words text not null check (length(words) <= 500),
    rated_at timestamptz not null default clock_timestamp()
);
