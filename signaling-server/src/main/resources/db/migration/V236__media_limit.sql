-- What a seat is kept from: the petitioner's side during a caucus, the others while somebody speaks to one seat alone. Known by the
-- seat's id, so that it holds for whoever sits there next.
create table media_limit (
    room uuid not null references media_room (id),
    seat uuid not null,
    held boolean not null,
    only_to uuid,
    primary key (room, seat),
    check (held or only_to is not null)
);
