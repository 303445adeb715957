-- "It will be checked by Friday", said in a talk: what, by whom, until when, and at which second of the recording.
create table reception_commitment (
    id uuid primary key,
    reception uuid not null references reception (id),
    words text not null check (length(words) between 1 and 500),
    office uuid references office (id),
    unit uuid references responsible_unit (id),
    due date,
    at timestamptz not null,
    made_by uuid not null references person (id),
    withdrawn_at timestamptz,
    check (office is null or unit is null)
);
create index reception_commitment_of on reception_commitment (reception, at);
