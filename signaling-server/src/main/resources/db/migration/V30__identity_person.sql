create table person (
    id uuid primary key,
    login text not null unique,
    name text not null,
    password text not null
);

-- A person holds a duty at an office from a date to a date.
create table duty (
    person uuid not null references person (id),
    role text not null check (role in ('CLERK', 'OFFICIAL', 'SUPERVISOR')),
    office uuid not null references office (id),
    starts_on date not null default current_date,
    ends_on date not null default 'infinity',
    primary key (person, role, office)
);
create index duty_office on duty (office, role);

-- Wrong passwords of a login or from an address; old rows are forgotten.
create table sign_in_failure (
    key text not null,
    at timestamptz not null default clock_timestamp()
);
create index sign_in_failure_key on sign_in_failure (key, at);

-- Spring Session keeps sign-ins here, so that they survive the loss of Redis.
create table spring_session (
    primary_id char(36) not null primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);

create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
