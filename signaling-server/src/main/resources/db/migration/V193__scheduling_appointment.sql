-- An appointment: from the wish, through the offices between, to a time. "way" are the offices that review, the nearest first, and
-- "step" which of them has it. "deadline" is what the sweep looks at: the end of the review's clock, or what follows the start.
create table appointment (
    id uuid primary key,
    case_id uuid not null references petition_case (id),
    asked_by text not null check (asked_by in ('PETITIONER', 'CLERK', 'INVITED', 'GOING_DOWN')),
    requester uuid,
    from_office uuid not null references office (id),
    terminal uuid not null references terminal (id),
    office uuid not null references office (id),
    official uuid references person (id),
    joint_with uuid references office (id),
    tier_rule text not null,
    tier_version int not null,
    tier_outcome text not null,
    head_count int not null check (head_count between 1 and 5),
    language text not null default '' check (length(language) <= 40),
    help text not null default '' check (length(help) <= 200),
    stage text not null check (stage in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REJECTED', 'APPROVED', 'SCHEDULED',
        'NO_SHOW', 'OFFICIAL_ABSENT', 'DEFERRED', 'CANCELLED', 'FULFILLED')),
    way uuid[] not null check (cardinality(way) > 0),
    step int not null check (step >= 0),
    priority boolean not null default false,
    overdue boolean not null default false,
    moved boolean not null default false,
    declined boolean not null default false,
    missed int not null default 0,
    arrived_at timestamptz,
    attended_at timestamptz,
    slot_official uuid references person (id),
    slot_co_official uuid references person (id),
    slot_desk uuid references desk (id),
    slot_interpreter uuid,
    starts timestamptz,
    ends timestamptz,
    deadline timestamptz,
    revision bigint not null,
    created_at timestamptz not null default clock_timestamp(),
    check ((starts is null) = (ends is null) and (starts is null) = (slot_official is null)
        and (starts is null) = (slot_desk is null) and starts < ends),
    check (stage <> 'SCHEDULED' or starts is not null)
);
create index appointment_deadline on appointment (deadline) where deadline is not null;
create index appointment_office on appointment (office, starts);
create index appointment_from on appointment (from_office, created_at);
create index appointment_reviewer on appointment ((way[step + 1]));
-- One matter has one appointment at a time.
create unique index appointment_one_per_case on appointment (case_id)
    where stage not in ('REJECTED', 'CANCELLED', 'FULFILLED');

create table appointment_history (
    appointment uuid not null references appointment (id),
    revision bigint not null,
    at timestamptz not null,
    kind text not null,
    person uuid,
    office uuid,
    starts timestamptz,
    reason text not null default '' check (length(reason) <= 500),
    primary key (appointment, revision)
);

-- Interpreters, kept by an office and lent to those below it.
create table interpreter (
    id uuid primary key,
    office uuid not null references office (id),
    name text not null check (length(name) between 1 and 60),
    languages text[] not null check (cardinality(languages) > 0),
    gone_at timestamptz
);
create index interpreter_office on interpreter (office) where gone_at is null;
alter table appointment add foreign key (slot_interpreter) references interpreter (id);

-- The last guard of every booking: whatever the code believes, a person, a terminal, a desk, an interpreter and a matter are at one
-- appointment at a time. From the start to the end; one that ends when the next begins does not meet it.
create table slot_claim (
    appointment uuid not null references appointment (id),
    kind text not null check (kind in ('PERSON', 'TERMINAL', 'DESK', 'INTERPRETER')),
    resource uuid not null,
    during tstzrange not null check (not isempty(during)),
    primary key (appointment, kind, resource),
    constraint slot_claim_once exclude using gist (kind with =, resource with =, during with &&)
);
