-- Papers and pictures that are sealed with the recording of their reception, and whether the recording service was told.
create table recording_exhibit (
    -- No foreign key, as in recording: a paper is kept under the lock of its minutes, and that of the reception comes before it.
    reception uuid not null,
    id uuid not null,
    kind text not null check (kind in ('MINUTES', 'DOCUMENT')),
    name text not null check (name ~ '^[a-z0-9-]+\.[a-z0-9]+$'),
    media_type text not null,
    bytes bigint not null check (bytes > 0),
    sha256 text not null check (length(sha256) = 64),
    at timestamptz not null,
    told_at timestamptz,
    primary key (reception, kind, id),
    unique (reception, name)
);
create index recording_exhibit_untold on recording_exhibit (reception) where told_at is null;

-- What was kept before exhibits were sealed. The length of a sealed column is that of its content and 33 bytes (ColumnCipher).
insert into recording_exhibit (reception, id, kind, name, media_type, bytes, sha256, at)
select reception, id, 'DOCUMENT',
       'document-' || lpad(number::text, 2, '0') || '.' || case media_type when 'image/jpeg' then 'jpg' when 'image/png' then 'png' else 'pdf' end,
       media_type, size, sha256, at
from document d
where not exists (select from document_aside a where a.document = d.id);
insert into recording_exhibit (reception, id, kind, name, media_type, bytes, sha256, at)
select reception, reception, 'MINUTES', 'minutes.pdf', 'application/pdf', length(content) - 33, sha256, made_at
from minutes_paper;
