-- What a side shows besides its face: the document camera of the terminal, the screen of the desk. Kept until the media let go of it.
create table showing (
    reception uuid not null references reception (id),
    side text not null check (side in ('TERMINAL', 'DESK')),
    person uuid not null references person (id),
    client uuid not null,
    since timestamptz not null,
    over boolean not null default false,
    primary key (reception, side)
);

-- A picture that is shown besides a face has no sound.
alter table media_segment add column audio boolean not null default true;
