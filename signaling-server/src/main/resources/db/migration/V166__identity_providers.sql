-- Sign-in by an office's own identity provider (OpenID Connect). The client secret is sealed.
create table identity_provider (
    id uuid primary key,
    office uuid not null unique references office (id),
    issuer text not null,
    client_id text not null,
    client_secret text not null,
    login_claim text not null,
    enabled boolean not null,
    changed_at timestamptz not null default clock_timestamp()
);

-- Whom the provider means: bound at the first sign-in, and never changed by a later one.
create table identity_provider_link (
    provider uuid not null references identity_provider (id) on delete cascade,
    person uuid not null references person (id),
    subject text not null,
    since timestamptz not null default clock_timestamp(),
    primary key (provider, person),
    unique (provider, subject)
);
