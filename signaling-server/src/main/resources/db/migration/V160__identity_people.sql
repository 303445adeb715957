create extension if not exists btree_gist;

-- Offices count days in Beijing time, wherever the database server stands.
create function beijing_today() returns date stable language sql
    return (clock_timestamp() at time zone 'Asia/Shanghai')::date;

-- Whoever has no home office is nobody's to administer. A login stays its person's for ever, so that no line of the log changes
-- its meaning; nobody is deleted.
alter table person add column home_office uuid references office (id);
alter table person add column password_change_due boolean not null default false;
alter table person add column disabled_at timestamptz;
alter table person add column disabled_reason text not null default '';
alter table person add column created_at timestamptz not null default clock_timestamp();
-- Grows with everything the person loses, so that pages opened before are known.
alter table person add column losses bigint not null default 0;
create index person_home on person (home_office, login);

alter table duty drop constraint duty_pkey;
alter table duty alter column starts_on set default beijing_today();
alter table duty add column id uuid primary key default gen_random_uuid();
alter table duty add column assigned_by uuid;
alter table duty add column assigned_at timestamptz not null default clock_timestamp();
alter table duty add column reason text not null default '';
alter table duty add column ended_at timestamptz;
alter table duty add column ended_by uuid;
alter table duty add column end_reason text not null default '';
alter table duty add column lapsed boolean not null default false;
-- The first day on which it is held no more. A duty that ended during a day leaves that day free for another.
alter table duty add column over_on date not null generated always as (
    greatest(starts_on, least(ends_on + 1, coalesce((ended_at at time zone 'Asia/Shanghai')::date, 'infinity')))) stored;
create index duty_person on duty (person);
create index duty_lapsing on duty (ends_on) where ended_at is null and not lapsed;

-- The last guards: nobody administers two of accounts, roles and log at the same time, anywhere; nobody holds one duty twice.
alter table duty add constraint duty_administrators_exclude exclude using gist
    (person with =, role with <>, daterange(starts_on, over_on) with &&)
    where (role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'));
alter table duty add constraint duty_once exclude using gist
    (person with =, role with =, office with =, daterange(starts_on, over_on) with &&);

update person set home_office = (select office from duty where person = person.id order by starts_on, id limit 1);

create table person_leave (
    id uuid primary key,
    person uuid not null references person (id),
    kind text not null check (kind in ('ANNUAL', 'SICK', 'TRAVEL', 'TRAINING', 'OTHER')),
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    noted_by uuid not null,
    noted_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);
create index person_leave_person on person_leave (person);

-- Who does somebody's duty while that person is on leave.
create table substitution (
    id uuid primary key,
    leave uuid not null references person_leave (id),
    duty uuid not null references duty (id),
    substitute uuid not null references person (id),
    starts_on date not null,
    ends_on date not null check (ends_on >= starts_on),
    noted_by uuid not null,
    noted_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz,
    lapsed boolean not null default false
);
create index substitution_substitute on substitution (substitute) where ended_at is null;
create index substitution_leave on substitution (leave);
create index substitution_lapsing on substitution (ends_on) where ended_at is null and not lapsed;
alter table substitution add constraint substitution_once exclude using gist
    (duty with =, daterange(starts_on, ends_on, '[]') with &&) where (ended_at is null);

-- What everybody holds from a day to a day: their own duties, and those they do for somebody on leave.
create view held_duty as
    select d.person, d.role, d.office, d.id as duty, null::uuid as acting_for, d.starts_on, d.ends_on
    from duty d join person p on p.id = d.person
    where d.ended_at is null and p.disabled_at is null and not p.password_change_due
    union all
    select s.substitute, d.role, d.office, d.id, d.person,
           greatest(d.starts_on, s.starts_on, l.starts_on), least(d.ends_on, s.ends_on, l.ends_on)
    from substitution s
    join person_leave l on l.id = s.leave
    join duty d on d.id = s.duty
    join person p on p.id = s.substitute
    join person a on a.id = d.person
    where s.ended_at is null and l.ended_at is null and d.ended_at is null
      and p.disabled_at is null and not p.password_change_due and a.disabled_at is null;
