-- What was laid before the camera or brought as a picture in a talk, and shown to both sides.
create table document (
    id uuid primary key,
    reception uuid not null references reception (id),
    number int not null check (number between 1 and 50),
    side text not null check (side in ('TERMINAL', 'DESK')),
    media_type text not null check (media_type in ('image/jpeg', 'image/png')),
    size int not null,
    sha256 text not null check (length(sha256) = 64),
    content bytea not null,
    brought_by uuid not null references person (id),
    at timestamptz not null,
    unique (reception, number)
);
-- Which of them both sides see now.
create table document_shown (
    reception uuid primary key references reception (id),
    document uuid references document (id),
    revision bigint not null default 0
);
