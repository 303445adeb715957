-- While officials confer without the petitioner: what was promised when they began, which is all that the petitioner is shown until
-- they are done. No foreign key: its lock would be taken behind that of the conference, and whoever ends a talk does it the other way.
create table reception_aside (
    reception uuid primary key,
    since timestamptz not null,
    commitments jsonb not null
);
