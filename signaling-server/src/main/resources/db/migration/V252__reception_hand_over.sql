-- An official offers the talk that goes on to another one, who answers at their own desk.
create table reception_offer (
    id uuid primary key,
    reception uuid not null references reception (id),
    from_desk uuid not null,
    from_official uuid not null references person (id),
    to_desk uuid not null,
    to_official uuid not null references person (id),
    until timestamptz not null,
    outcome text check (outcome in ('ACCEPTED', 'DECLINED', 'UNANSWERED', 'WITHDRAWN', 'OVER')),
    note text not null default '' check (length(note) <= 200),
    closed_at timestamptz,
    check ((outcome is null) = (closed_at is null)),
    check (from_desk <> to_desk)
);
create unique index reception_offer_one on reception_offer (reception) where outcome is null;
create unique index reception_offer_one_at_a_desk on reception_offer (to_desk) where outcome is null;
create index reception_offer_of on reception_offer (reception, from_desk);

-- Who received after whom; never changed.
create table reception_hand_over (
    id uuid primary key,
    reception uuid not null references reception (id),
    from_official uuid not null references person (id),
    official uuid not null references person (id),
    desk uuid not null,
    at timestamptz not null
);
create index reception_hand_over_of on reception_hand_over (reception, at);
