-- catalog: that a recording was destroyed by order; manifests and the log stay
alter table recording add column destroyed_at timestamptz;

-- vault: files without a key, to be removed from the disk
create table destroyed_file (
    sha256 text primary key
);
