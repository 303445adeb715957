-- What is amiss with recordings and does not mend itself: found by comparing what should be with what is, and somebody's until it is closed.
create table recording_incident (
    id uuid primary key,
    kind text not null check (kind in ('NOT_ARCHIVED', 'GONE', 'CHANGED', 'FILES', 'UNASKED', 'NEVER_RECORDED', 'STRAY_TAPE',
        'LOW_SPACE', 'UNANSWERED')),
    -- Id of a recording or a reception, name of a file or of a disk.
    subject text not null,
    -- Whose it is; nobody's who receives when it is of no reception.
    office uuid,
    reception uuid,
    facts jsonb not null,
    raised_at timestamptz not null,
    -- Since when it is not so any longer.
    gone_at timestamptz,
    owner uuid,
    owned_at timestamptz,
    closed_at timestamptz,
    -- Null when it mended itself.
    closed_by uuid,
    note text not null default '',
    check ((owner is null) = (owned_at is null)),
    check (closed_at is not null or (closed_by is null and gone_at is null and note = ''))
);
-- What was closed and is still so is not raised again.
create unique index recording_incident_there on recording_incident (kind, subject) where gone_at is null;
create index recording_incident_by_time on recording_incident (raised_at);

-- How far the comparison of all recordings has come. One row.
create table recording_comparison (
    one boolean primary key default true check (one),
    -- The last recording that was compared; null at the beginning.
    reached uuid,
    asked_at timestamptz,
    began_at timestamptz,
    answered_at timestamptz,
    -- When all of them had been compared the last time.
    whole_at timestamptz
);
insert into recording_comparison default values;

-- When the recording service was told once more of one that it should know.
alter table recording add column told_again_at timestamptz;
create index recording_finalizing on recording (talk_until) where stage = 'FINALIZING';
