-- Technical help that somebody asked for from a terminal or a desk, and the technician who sees to it.
create table help_call (
    id uuid primary key,
    kind text not null check (kind in ('TERMINAL', 'DESK')),
    post uuid not null,
    about text not null check (about in ('PICTURE', 'SOUND', 'LINE', 'DEVICE', 'OTHER')),
    words text not null default '' check (length(words) <= 200),
    asked_by uuid not null references person (id),
    asked_at timestamptz not null,
    taken_by uuid references person (id),
    taken_at timestamptz,
    closed_by uuid references person (id),
    closed_at timestamptz,
    note text not null default '' check (length(note) <= 500),
    check ((taken_by is null) = (taken_at is null)),
    check ((closed_by is null) = (closed_at is null))
);
-- Whoever presses twice has asked once.
create unique index help_call_one_open on help_call (post) where closed_at is null;
create index help_call_of_post on help_call (post, asked_at desc);
create index help_call_closed on help_call (closed_at) where closed_at is not null;
