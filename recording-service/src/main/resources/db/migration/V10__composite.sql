-- composite: films of whole talks that were asked for (decision 026)
create table composite (
    id        uuid primary key,
    recording uuid not null references recording,
    language  text not null check (language in ('zh', 'en')),
    labels    text not null,
    stage     text not null check (stage in ('WAITING', 'BUILDING', 'READY', 'FAILED', 'DISCARDED')),
    asked_at  timestamptz not null default now(),
    used_at   timestamptz not null default now(),
    -- Known before the vault takes the file, so that no file of it is ever without a row.
    sha256    text,
    bytes     bigint,
    reason    text,
    check (stage <> 'READY' or (sha256 is not null and bytes is not null)),
    check ((stage = 'FAILED') <= (reason is not null))
);
create unique index composite_of_recording on composite (recording, language) where stage <> 'DISCARDED';
create index composite_open on composite (asked_at) where stage in ('WAITING', 'BUILDING', 'DISCARDED');
