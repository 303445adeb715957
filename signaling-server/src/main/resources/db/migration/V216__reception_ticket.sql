-- What is printed for who waits: the hash of the token in its picture, good for one day.
create table reception_ticket (
    token_hash bytea primary key,
    reception uuid not null references reception (id),
    day date not null,
    looked_at timestamptz not null default '-infinity'
);
create index reception_ticket_reception on reception_ticket (reception);
create index reception_ticket_day on reception_ticket (day);
create table reception_ticket_guess (
    address text not null,
    at timestamptz not null default clock_timestamp()
);
create index reception_ticket_guess_address on reception_ticket_guess (address, at);
