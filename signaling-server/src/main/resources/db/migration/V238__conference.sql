alter table duty drop constraint duty_role_check;
alter table duty add constraint duty_role_check check (role in (
    'CLERK', 'OFFICIAL', 'OFFICE', 'HANDLER', 'HEAD', 'INTERPRETER', 'SUPERVISOR', 'TECHNICIAN', 'SYSTEM_ADMIN', 'SECURITY_ADMIN',
    'AUDITOR'));

-- Who is in a talk besides the two sides, and whether the petitioner's side is held meanwhile.
create sequence conference_revision;
create table conference (
    reception uuid primary key references reception (id),
    revision bigint not null default nextval('conference_revision'),
    caucus text not null default 'NONE' check (caucus in ('NONE', 'BEGINNING', 'ON', 'ENDING')),
    caucus_since timestamptz,
    caucus_by uuid references person (id),
    check ((caucus = 'NONE') = (caucus_since is null))
);
create index conference_caucus_moving on conference (caucus_since) where caucus in ('BEGINNING', 'ENDING');

-- Somebody is called in: rung one after another until one joins. A seat of the recording is one person's for good.
create table invitation (
    id uuid primary key,
    reception uuid not null references reception (id),
    kind text not null check (kind in ('CO_OFFICIAL', 'UNIT', 'INTERPRETER')),
    office uuid not null references office (id),
    invited_by uuid not null references person (id),
    invited_at timestamptz not null,
    stage text not null check (stage in ('RINGING', 'JOINED', 'CLOSED')),
    outcome text check (outcome in ('UNANSWERED', 'CANCELLED', 'LEFT', 'REMOVED', 'PAGE_GONE', 'KEPT_AWAY', 'TALK_OVER')),
    person uuid references person (id),
    client uuid,
    seat text check (seat ~ '^guest[a-f]$'),
    only_to text check (only_to in ('desk', 'terminal')),
    joined_at timestamptz,
    seen_at timestamptz,
    closed_at timestamptz,
    check ((stage = 'CLOSED') = (outcome is not null)),
    check ((stage = 'CLOSED') = (closed_at is not null)),
    check ((person is null) = (seat is null)),
    check (stage <> 'JOINED' or (person is not null and client is not null and seen_at is not null))
);
create index invitation_reception on invitation (reception);
create unique index invitation_one_at_a_seat on invitation (reception, seat) where stage = 'JOINED';
create unique index invitation_once_in_a_talk on invitation (reception, person) where stage = 'JOINED';
create index invitation_open on invitation (stage) where stage <> 'CLOSED';

create table invitation_ring (
    invitation uuid not null references invitation (id),
    place int not null,
    person uuid not null references person (id),
    rung_at timestamptz,
    outcome text check (outcome in ('JOINED', 'REFUSED', 'UNANSWERED', 'CANCELLED', 'KEPT_AWAY')),
    answered_at timestamptz,
    note text not null default '' check (length(note) <= 200),
    primary key (invitation, place),
    check ((outcome is null) = (answered_at is null))
);
create index invitation_ring_person on invitation_ring (person) where outcome is null;

-- Whose console is open: said by the page every few seconds, and of no use a minute later.
create unlogged table conference_reachable (
    person uuid primary key,
    seen_at timestamptz not null
);
