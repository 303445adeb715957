-- Ids of commands already done, so that a repeat has one effect and the first answer.
create table command (
    id uuid primary key,
    person uuid not null,
    operation text not null,
    result jsonb,
    done_at timestamptz not null default now()
);
create index command_done_at on command (done_at);
