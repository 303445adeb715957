-- Holidays and make-up working days, as the State Council announces them a year at a time. A newer version of a year replaces the
-- older one as a whole; nothing is deleted, so that it can be told by which list a day was counted.
create table calendar_list (
    year int not null check (year between 2000 and 2100),
    version int not null check (version > 0),
    source text not null check (length(source) between 4 and 200),
    imported_by uuid,
    imported_at timestamptz not null default clock_timestamp(),
    primary key (year, version)
);

create table calendar_day (
    year int not null,
    version int not null,
    day date not null,
    working boolean not null,
    name text not null check (length(name) between 1 and 40),
    primary key (year, version, day),
    foreign key (year, version) references calendar_list (year, version)
);

-- What holds: of each year its newest list; where the lists of two years name a day (the eve of a New Year), the later year's.
create view calendar_day_in_force as
    select distinct on (d.day) d.day, d.working, d.name, d.year, d.version
    from calendar_day d
    where d.version = (select max(l.version) from calendar_list l where l.year = d.year)
    order by d.day, d.year desc;

create function is_working_day(wanted date) returns boolean stable language sql
    return coalesce((select working from calendar_day_in_force where day = wanted), extract(isodow from wanted) <= 5);

insert into calendar_list (year, version, source) values
    (2024, 1, '国务院办公厅关于2024年部分节假日安排的通知(国办发明电〔2023〕7号)'),
    (2025, 1, '国务院办公厅关于2025年部分节假日安排的通知(国办发明电〔2024〕12号)'),
    (2026, 1, '国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)');

-- Each row one stretch of days of a notice: every day of a holiday, weekends within it too.
insert into calendar_day (year, version, day, working, name)
select s.year, 1, d::date, s.working, s.name
from (values
    (2024, '元旦', false, date '2024-01-01', date '2024-01-01'),
    (2024, '春节', false, '2024-02-10', '2024-02-17'),
    (2024, '春节调休上班', true, '2024-02-04', '2024-02-04'),
    (2024, '春节调休上班', true, '2024-02-18', '2024-02-18'),
    (2024, '清明节', false, '2024-04-04', '2024-04-06'),
    (2024, '清明节调休上班', true, '2024-04-07', '2024-04-07'),
    (2024, '劳动节', false, '2024-05-01', '2024-05-05'),
    (2024, '劳动节调休上班', true, '2024-04-28', '2024-04-28'),
    (2024, '劳动节调休上班', true, '2024-05-11', '2024-05-11'),
    (2024, '端午节', false, '2024-06-10', '2024-06-10'),
    (2024, '中秋节', false, '2024-09-15', '2024-09-17'),
    (2024, '中秋节调休上班', true, '2024-09-14', '2024-09-14'),
    (2024, '国庆节', false, '2024-10-01', '2024-10-07'),
    (2024, '国庆节调休上班', true, '2024-09-29', '2024-09-29'),
    (2024, '国庆节调休上班', true, '2024-10-12', '2024-10-12'),
    (2025, '元旦', false, '2025-01-01', '2025-01-01'),
    (2025, '春节', false, '2025-01-28', '2025-02-04'),
    (2025, '春节调休上班', true, '2025-01-26', '2025-01-26'),
    (2025, '春节调休上班', true, '2025-02-08', '2025-02-08'),
    (2025, '清明节', false, '2025-04-04', '2025-04-06'),
    (2025, '劳动节', false, '2025-05-01', '2025-05-05'),
    (2025, '劳动节调休上班', true, '2025-04-27', '2025-04-27'),
    (2025, '端午节', false, '2025-05-31', '2025-06-02'),
    (2025, '国庆节、中秋节', false, '2025-10-01', '2025-10-08'),
    (2025, '国庆节调休上班', true, '2025-09-28', '2025-09-28'),
    (2025, '国庆节调休上班', true, '2025-10-11', '2025-10-11'),
    (2026, '元旦', false, '2026-01-01', '2026-01-03'),
    (2026, '元旦调休上班', true, '2026-01-04', '2026-01-04'),
    (2026, '春节', false, '2026-02-15', '2026-02-23'),
    (2026, '春节调休上班', true, '2026-02-14', '2026-02-14'),
    (2026, '春节调休上班', true, '2026-02-28', '2026-02-28'),
    (2026, '清明节', false, '2026-04-04', '2026-04-06'),
    (2026, '劳动节', false, '2026-05-01', '2026-05-05'),
    (2026, '劳动节调休上班', true, '2026-05-09', '2026-05-09'),
    (2026, '端午节', false, '2026-06-19', '2026-06-21'),
    (2026, '中秋节', false, '2026-09-25', '2026-09-27'),
    (2026, '国庆节', false, '2026-10-01', '2026-10-07'),
    (2026, '国庆节调休上班', true, '2026-09-20', '2026-09-20'),
    (2026, '国庆节调休上班', true, '2026-10-10', '2026-10-10')
) s (year, name, working, first, last), generate_series(s.first, s.last, interval '1 day') d;
