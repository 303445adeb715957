-- Somebody at a terminal or a desk is in danger, said so without a sign that others in the room would notice, and who went there.
create table alarm (
    id uuid primary key,
    kind text not null check (kind in ('TERMINAL', 'DESK')),
    post uuid not null,
    raised_by uuid not null references person (id),
    raised_at timestamptz not null,
    taken_by uuid references person (id),
    taken_at timestamptz,
    closed_by uuid references person (id),
    closed_at timestamptz,
    note text not null default '' check (length(note) <= 500),
    check ((taken_by is null) = (taken_at is null)),
    check ((closed_by is null) = (closed_at is null))
);
-- Whoever presses twice has raised one alarm.
create unique index alarm_one_open on alarm (post) where closed_at is null;
