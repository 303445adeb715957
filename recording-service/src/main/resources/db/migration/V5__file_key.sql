-- vault: the key of every file, wrapped by a master key of this number; whoever deletes the row has deleted the file (decision 021)
create table file_key (
    sha256  text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    master  integer not null,
    wrapped bytea not null check (length(wrapped) = 60)
);
create index file_key_by_master on file_key (master);
