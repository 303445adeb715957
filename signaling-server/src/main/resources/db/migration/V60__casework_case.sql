create table petition_case (
    id uuid primary key,
    number text not null unique,
    petitioner text not null check (length(petitioner) between 1 and 60),
    address text not null default '',
    title text not null check (length(title) between 1 and 100),
    text text not null default '' check (length(text) <= 5000),
    office uuid not null references office (id),
    registered_at timestamptz not null,
    stage text not null check (stage in ('DRAFT', 'REGISTERED'))
);
create index petition_case_office on petition_case (office, registered_at desc);

create table case_serial (
    office uuid not null,
    day date not null,
    last int not null,
    primary key (office, day)
);

create table case_timeline (
    case_id uuid not null references petition_case (id),
    at timestamptz not null,
    kind text not null,
    primary key (case_id, at, kind)
);

-- Events whose listeners must not miss them (Spring Modulith).
create table event_publication (
    id uuid not null primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamp with time zone not null,
    completion_date timestamp with time zone,
    status text,
    completion_attempts int,
    last_resubmission_date timestamp with time zone
);
create index event_publication_serialized_event on event_publication using hash (serialized_event);
create index event_publication_completion on event_publication (completion_date);
