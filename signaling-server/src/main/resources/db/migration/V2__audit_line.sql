-- One line for every change and every refusal, written in the transaction of the change.
create table audit_line (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    person uuid,
    action text not null,
    subject text not null,
    outcome text not null check (outcome in ('done', 'refused')),
    facts jsonb not null default '{}'
);
create index audit_line_subject on audit_line (subject, id);
