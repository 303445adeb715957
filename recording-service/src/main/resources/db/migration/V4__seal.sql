-- seal: a log that only grows, a Merkle tree over the manifests (decision 020)
create table manifest (
    recording uuid not null references recording,
    number    integer not null check (number > 0),
    sha256    text not null unique,
    signature bytea not null check (length(signature) = 64),
    place     bigint not null unique check (place >= 0),
    primary key (recording, number)
);

-- Of every full subtree its hash; level 0 holds the leaves.
create table tree_node (
    level integer not null,
    place bigint not null,
    hash  bytea not null check (length(hash) = 32),
    primary key (level, place)
);

create table tree_head (
    size      bigint primary key check (size > 0),
    note      text not null,
    signed_at timestamptz not null
);

-- exhibits: papers and pictures that belong to a recording and are sealed with it
create table exhibit (
    recording  uuid not null,
    name       text not null check (name ~ '^[a-z0-9-]+\.[a-z0-9]+$'),
    kind       text not null check (kind in ('minutes', 'document')),
    media_type text not null,
    bytes      bigint not null check (bytes > 0),
    sha256     text not null,
    at         timestamptz not null,
    -- Of the manifest that sealed it.
    manifest   integer,
    primary key (recording, name)
);
create index exhibit_unsealed on exhibit (recording) where manifest is null;

-- What happened in the talk.
create table moment (
    recording uuid not null,
    kind      text not null check (kind in ('commitment')),
    at        timestamptz not null,
    manifest  integer,
    primary key (recording, kind, at)
);
create index moment_unsealed on moment (recording) where manifest is null;
