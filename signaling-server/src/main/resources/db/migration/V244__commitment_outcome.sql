-- What became of a commitment: kept, or why not; told by who has to keep it. Every word stays.
alter table reception_commitment
    add column kept_at timestamptz,
    add column explained_at timestamptz;
create index reception_commitment_open on reception_commitment (due, id) where kept_at is null and withdrawn_at is null;
create index reception_commitment_kept on reception_commitment (due, id) where kept_at is not null;
create index reception_commitment_office on reception_commitment (office, due) where office is not null;
create index reception_commitment_unit on reception_commitment (unit, due) where unit is not null;
create index reception_commitment_made_by on reception_commitment (made_by, due);

create table commitment_note (
    id uuid primary key,
    commitment uuid not null references reception_commitment (id),
    kind text not null check (kind in ('KEPT', 'EXPLAINED', 'REOPENED')),
    words text not null check (length(words) between 1 and 500),
    at timestamptz not null,
    person uuid not null references person (id)
);
create index commitment_note_of on commitment_note (commitment, at, id);
