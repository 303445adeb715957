-- inventory: what of the vault was read from beginning to end, and what was found to be other than it was kept
alter table recording add column read_at timestamptz;
create index recording_by_reading on recording (read_at nulls first, id) where stage = 'VERIFIED';

create table damaged_file (
    sha256   text primary key,
    found_at timestamptz not null default now()
);

-- capture: the recorder of this segment stood still, and another took over
alter table segment add column replaced boolean not null default false;
