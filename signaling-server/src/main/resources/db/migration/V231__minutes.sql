-- What was asked and answered in a talk: written while it goes on, frozen to be read, signed, closed, and only added to afterwards.
create table minutes (
    reception uuid primary key references reception (id),
    stage text not null default 'OPEN' check (stage in ('OPEN', 'SHOWN', 'CLOSED')),
    revision bigint not null default 0,
    version int not null default 0,
    closed_at timestamptz,
    check ((stage = 'CLOSED') = (closed_at is not null))
);
create table minutes_line (
    id uuid primary key,
    reception uuid not null references minutes (reception),
    -- Between any two there is room for one more.
    place numeric not null,
    kind text not null check (kind in ('QUESTION', 'ANSWER', 'NOTE')),
    words text not null check (length(words) between 1 and 2000),
    at timestamptz not null,
    revision bigint not null,
    written_by uuid not null references person (id),
    changed_by uuid not null references person (id),
    changed_at timestamptz not null,
    removed boolean not null default false,
    unique (reception, place)
);
create index minutes_line_changed on minutes_line (reception, revision);
-- Every text that was ever given to be read.
create table minutes_text (
    reception uuid not null references minutes (reception),
    version int not null,
    words text not null,
    sha256 text not null check (length(sha256) = 64),
    shown_by uuid not null references person (id),
    shown_at timestamptz not null,
    primary key (reception, version)
);
create table minutes_signature (
    id uuid primary key,
    reception uuid not null,
    version int not null,
    part text not null check (part in ('PETITIONER', 'OFFICIAL')),
    -- Which of those who came; 0 for the official.
    number int not null,
    way text not null check (way in ('DRAWN', 'SCANNED', 'ACCOUNT', 'DECLINED')),
    text_sha256 text not null check (length(text_sha256) = 64),
    strokes bytea,
    scan uuid references reception_material (id),
    scan_sha256 text,
    reason text not null default '' check (length(reason) <= 200),
    person uuid not null references person (id),
    at timestamptz not null,
    foreign key (reception, version) references minutes_text (reception, version),
    unique (reception, version, part, number),
    check ((way = 'DRAWN') = (strokes is not null)),
    check ((way = 'SCANNED') = (scan is not null)),
    check ((way = 'DECLINED') = (reason <> ''))
);
-- The signed paper, as it was made once.
create table minutes_paper (
    reception uuid primary key references minutes (reception),
    sha256 text not null unique check (length(sha256) = 64),
    content bytea not null,
    made_at timestamptz not null
);
create table minutes_supplement (
    id uuid primary key,
    reception uuid not null references minutes (reception),
    words text not null check (length(words) between 1 and 2000),
    sha256 text not null check (length(sha256) = 64),
    written_by uuid not null references person (id),
    at timestamptz not null
);
create index minutes_supplement_of on minutes_supplement (reception, at);
-- What somebody writes again and again.
create table minutes_phrase (
    person uuid not null references person (id),
    number int not null check (number between 0 and 99),
    words text not null check (length(words) between 1 and 500),
    primary key (person, number)
);
alter table reception_material drop constraint reception_material_kind_check;
alter table reception_material add constraint reception_material_kind_check
    check (kind in ('PHOTO', 'POWER_OF_ATTORNEY', 'SIGNED_MINUTES'));
