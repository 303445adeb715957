-- For how long recordings are kept, as data; no law says how long, so nothing ends by itself.
create table retention_class (
    code text primary key check (code ~ '^[A-Z_]+$'),
    place int not null unique,
    zh text not null,
    en text not null,
    -- From the day of the talk. Null: never due.
    months int check (months > 0)
);
insert into retention_class (code, place, zh, en, months) values
    ('UNDECIDED', 1, '未定', 'Undecided', null),
    ('PERMANENT', 2, '永久', 'Permanent', null),
    ('LONG', 3, '长期（30 年）', 'Long (30 years)', 360),
    ('MEDIUM', 4, '定期（10 年）', 'Medium (10 years)', 120),
    ('SHORT', 5, '短期（3 年）', 'Short (3 years)', 36);

alter table recording add column retention text not null default 'UNDECIDED' references retention_class;
alter table recording add column destroyed_at timestamptz;

-- Whatever its class: as long as one is not released, it stays.
create table recording_hold (
    id uuid primary key,
    recording uuid not null references recording,
    reason text not null check (length(reason) between 4 and 500),
    held_by uuid not null,
    held_at timestamptz not null,
    released_by uuid,
    released_at timestamptz,
    release_reason text,
    check ((released_at is null) = (released_by is null)),
    check ((released_at is null) = (release_reason is null))
);
create index recording_hold_of on recording_hold (recording);

-- Two people: who asks, and another who confirms.
create table recording_deletion (
    id uuid primary key,
    recording uuid not null references recording,
    stage text not null check (stage in ('ASKED', 'WITHDRAWN', 'ORDERED', 'DONE')),
    reason text not null check (length(reason) between 4 and 500),
    asked_by uuid not null,
    asked_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    done_at timestamptz,
    -- Of the manifest that says that it was destroyed.
    sha256 text,
    check ((stage = 'ASKED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (stage not in ('ORDERED', 'DONE') or decided_by <> asked_by),
    check ((stage = 'DONE') = (done_at is not null and sha256 is not null))
);
create unique index recording_deletion_open on recording_deletion (recording) where stage <> 'WITHDRAWN';
