-- 抽查: a superior rings a terminal on duty; who answered, after how long.
create table roll_call (
    id uuid primary key,
    -- Whose superior calls: each office has rounds of its own.
    office uuid not null references office (id),
    round int not null check (round > 0),
    -- By lot, or chosen by the caller.
    drawn boolean not null,
    terminal uuid not null references terminal (id),
    -- Whether somebody worked there when it began to ring.
    manned boolean not null,
    called_by uuid not null references person (id),
    called_at timestamptz not null,
    until timestamptz not null,
    stage text not null check (stage in ('RINGING', 'ANSWERED', 'UNANSWERED', 'WITHDRAWN')),
    ended_at timestamptz,
    answered_by uuid references person (id),
    explanation text not null default '' check (length(explanation) <= 500),
    explained_by uuid references person (id),
    explained_at timestamptz,
    check ((stage = 'RINGING') = (ended_at is null)),
    check ((stage = 'ANSWERED') = (answered_by is not null)),
    check ((explained_by is null) = (explained_at is null))
);
create unique index roll_call_one_at_a_terminal on roll_call (terminal) where stage = 'RINGING';
-- Whoever presses twice has called once.
create unique index roll_call_one_of_a_caller on roll_call (called_by) where stage = 'RINGING';
-- Nobody is drawn again before everybody was called.
create unique index roll_call_drawn_once on roll_call (office, round, terminal) where drawn and stage <> 'WITHDRAWN';
create index roll_call_in_round on roll_call (office, round, terminal);
create index roll_call_of_office on roll_call (office, called_at desc, id desc);
create index roll_call_at_terminal on roll_call (terminal, called_at desc);

-- Who sat there when they answered, sealed (kernel.ColumnCipher), and forgotten after some months.
create table roll_call_still (
    roll_call uuid primary key references roll_call (id),
    content bytea not null,
    taken_at timestamptz not null
);
create index roll_call_still_age on roll_call_still (taken_at);
