-- A case may accuse a responsible unit, and not the office that it is of.
create table case_accused_unit (
    case_id uuid not null references petition_case (id),
    unit uuid not null references responsible_unit (id),
    noted_by uuid not null references person (id),
    noted_at timestamptz not null default clock_timestamp(),
    primary key (case_id, unit)
);
