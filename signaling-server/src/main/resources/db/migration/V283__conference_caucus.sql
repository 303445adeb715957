-- From when until when the petitioner's side was held in a talk, for whoever looks at its recording.
create table conference_caucus (
    reception uuid not null references reception (id),
    begun_at timestamptz not null,
    ended_at timestamptz check (ended_at >= begun_at),
    primary key (reception, begun_at)
);
