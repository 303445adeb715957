-- Duty rosters. Version 0 is the draft an office works on; publishing copies it under the next number, and what was published stays.
create table roster (
    office uuid not null references office (id),
    version int not null check (version >= 0),
    revision bigint not null default 1,
    published_by uuid,
    published_at timestamptz,
    primary key (office, version),
    check ((version = 0) = (published_at is null))
);

-- When an official receives at a desk. Weekly days that are not worked fall out; a monthly day that is not worked moves to the next
-- one that is; a single day is as it says.
create table roster_entry (
    office uuid not null,
    version int not null,
    position int not null,
    desk uuid not null references desk (id),
    official uuid not null references person (id),
    pattern text not null check (pattern in ('WEEKLY', 'MONTHLY', 'ONCE')),
    weekday int check (weekday between 1 and 7),
    month_day int check (month_day between 1 and 31),
    from_day date not null,
    until_day date,
    starts time not null,
    ends time not null check (ends > starts),
    slot_minutes int not null check (slot_minutes between 10 and 240),
    primary key (office, version, position),
    foreign key (office, version) references roster (office, version),
    check ((pattern = 'WEEKLY') = (weekday is not null)),
    check ((pattern = 'MONTHLY') = (month_day is not null)),
    check (until_day >= from_day)
);
