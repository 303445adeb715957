-- Coordinates are degrees of WGS-84. The present name, code and parent hold since "since"; null: since before these records.
alter table office
    add column longitude double precision check (longitude between -180 and 180),
    add column latitude double precision check (latitude between -90 and 90),
    add column opened_on date,
    add column closed_on date,
    add column successor uuid references office (id),
    add column since timestamptz,
    add column revision bigint not null default 1,
    add constraint office_point check ((longitude is null) = (latitude is null)),
    add constraint office_successor check (successor is null or closed_on is not null);
drop index office_parent;
create index office_parent on office (parent, division_code);
create index office_successor on office (successor) where successor is not null;

-- What an office was called and where it hung before; nothing is deleted.
create table office_past (
    office uuid not null references office (id),
    name text not null,
    division_code text not null,
    parent uuid references office (id),
    held_from timestamptz,
    held_until timestamptz not null,
    ended_by text not null check (ended_by in ('RENAMED', 'MOVED', 'MERGED', 'CLOSED'))
);
create index office_past_office on office_past (office, held_until);

create table responsible_unit (
    id uuid primary key,
    office uuid not null references office (id),
    parent uuid references responsible_unit (id),
    name text not null,
    kind text not null check (kind in ('GOVERNMENT', 'PARTY', 'LEGISLATURE', 'COURT', 'PROCURATORATE', 'INSTITUTION', 'ENTERPRISE', 'OTHER')),
    competences text[] not null default '{}',
    closed_on date,
    revision bigint not null default 1,
    unique (office, name)
);
create index responsible_unit_name on responsible_unit (name, id);

-- Who is called, and when. Telephone numbers stand here and nowhere else.
create table unit_contact (
    unit uuid not null references responsible_unit (id),
    place int not null check (place between 1 and 9),
    name text not null,
    telephone text not null,
    hours_from time,
    hours_until time,
    primary key (unit, place),
    check ((hours_from is null) = (hours_until is null))
);

-- What people type to find a thing: Chinese, pinyin, initials, code. "C" makes a beginning one range of the index.
create table search_key (
    kind text not null check (kind in ('OFFICE', 'UNIT')),
    key text collate "C" not null,
    subject uuid not null,
    starts_at smallint not null,
    primary key (kind, key, subject)
);
create index search_key_subject on search_key (subject);

-- An uploaded file, judged row by row; confirmed as a whole or not at all.
create table office_import (
    id uuid primary key,
    office uuid not null references office (id),
    kind text not null check (kind in ('TOWNSHIPS', 'UNITS')),
    person uuid not null,
    uploaded_at timestamptz not null,
    confirmed_at timestamptz
);
create index office_import_uploaded on office_import (uploaded_at);

create table office_import_row (
    import uuid not null references office_import (id) on delete cascade,
    number int not null,
    outcome text not null check (outcome in ('NEW', 'CHANGED', 'UNCHANGED', 'ERROR')),
    cells jsonb not null,
    faults jsonb not null,
    primary key (import, number)
);
create index office_import_outcome on office_import_row (import, outcome, number);
