-- What a seat last said of its line: one word for each way and one for its picture. The same words again are no news.
alter table media_seat add column quality text;
-- How the line was in a talk, whenever it changed: why a face stood still is asked long afterwards.
create table reception_line_note (
    reception uuid not null references reception (id),
    seat text not null,
    at timestamptz not null,
    up text not null check (up in ('GOOD', 'FAIR', 'POOR', 'LOST')),
    down text not null check (down in ('GOOD', 'FAIR', 'POOR', 'LOST')),
    picture text not null check (picture in ('FULL', 'REDUCED', 'STILLS')),
    up_loss_percent double precision not null,
    down_loss_percent double precision not null,
    rtt_millis int not null,
    primary key (reception, seat, at)
);
