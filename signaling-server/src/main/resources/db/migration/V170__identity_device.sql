-- Enrolled devices: the public half of a key that never leaves the browser it was made in.
create table device (
    id uuid primary key,
    terminal uuid not null references terminal (id),
    public_key bytea not null,
    key_since timestamptz not null default clock_timestamp(),
    label text not null,
    enrolled_at timestamptz not null default clock_timestamp(),
    enrolled_by uuid not null,
    stage text not null default 'ACTIVE' check (stage in ('ACTIVE', 'DISPLACED', 'REVOKED')),
    ended_at timestamptz,
    ended_by uuid
);
create unique index device_one_per_terminal on device (terminal) where stage = 'ACTIVE';
create index device_of_terminal on device (terminal, enrolled_at desc);

create table device_challenge (
    nonce text primary key,
    sign_in text not null,
    device uuid not null,
    expires_at timestamptz not null
);
create index device_challenge_expires on device_challenge (expires_at);

-- A client id that was once used on an enrolled device opens no connection from anywhere else.
alter table wire_client add column device uuid;
