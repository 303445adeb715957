-- Somebody who is called at a responsible unit: on the record like everybody, with no way to sign in but a link for one call.
alter table person add column contact boolean not null default false;
alter table person add check (not contact or (home_office is null and password = ''));

-- The link that was sent, and the one browser that used it. Nobody is sent two at a time, so that a sign-in is for one call.
create table contact_pass (
    call uuid not null,
    person uuid not null references person (id),
    link_hash bytea not null unique,
    issued_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    browser_hash bytea,
    ended_at timestamptz,
    primary key (call, person)
);
create unique index contact_pass_one on contact_pass (person) where ended_at is null;
