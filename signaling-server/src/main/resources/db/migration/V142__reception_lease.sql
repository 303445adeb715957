-- When each who waits was last confirmed. Apart from the reception: its row must not be locked, every five seconds, just when a
-- desk that calls looks for a row that nobody holds.
create table reception_lease (
    reception uuid primary key references reception (id),
    confirmed_at timestamptz not null
);
insert into reception_lease select id, confirmed_at from reception;
alter table reception drop column confirmed_at;
