-- The second factor of a person. The secret is sealed, with the name of its key in front.
create table authenticator (
    person uuid primary key references person (id),
    secret text not null,
    -- Of the last code that was taken: none is taken twice.
    last_step bigint not null,
    since timestamptz not null default clock_timestamp()
);

-- Only a digest is kept: a code has 80 random bits, which nobody tries out.
create table recovery_code (
    person uuid not null references person (id),
    digest text not null,
    used_at timestamptz,
    primary key (person, digest)
);

create table passkey (
    id uuid primary key,
    person uuid not null references person (id),
    credential bytea not null unique,
    public_key bytea not null,
    -- Grows with every use where the device counts; a copy falls behind.
    sign_count bigint not null,
    backup_eligible boolean not null,
    backed_up boolean not null,
    transports text not null,
    attestation bytea not null,
    client_data bytea not null,
    name text not null,
    created_at timestamptz not null default clock_timestamp(),
    used_at timestamptz
);
create index passkey_person on passkey (person);

-- Browsers on which a person signed in well: wrong guesses made elsewhere do not count there.
create table known_device (
    device uuid not null,
    person uuid not null references person (id),
    since timestamptz not null default clock_timestamp(),
    primary key (device, person)
);
create index known_device_person on known_device (person);

create index sign_in_failure_at on sign_in_failure (at);
