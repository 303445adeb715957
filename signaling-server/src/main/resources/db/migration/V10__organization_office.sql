-- The tree of offices. The path lists the division codes from the root down, so that a subtree is one range of the index.
create table office (
    id uuid primary key,
    division_code text not null unique,
    name text not null,
    tier text not null check (tier in ('NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP')),
    parent uuid references office (id),
    path text collate "C" not null unique
);
create index office_parent on office (parent);

create table terminal (
    id uuid primary key,
    office uuid not null references office (id),
    name text not null,
    unique (office, name)
);

create table desk (
    id uuid primary key,
    office uuid not null references office (id),
    name text not null,
    unique (office, name)
);

insert into office (id, division_code, name, tier, parent, path) values
('01900000-0000-7000-8000-000000510000', '510000', '四川省信访局', 'PROVINCE', null, '/510000/'),
('01900000-0000-7000-8000-000000511300', '511300', '南充市信访局', 'CITY', '01900000-0000-7000-8000-000000510000', '/510000/511300/'),
('01900000-0000-7000-8000-000000510700', '510700', '绵阳市信访局', 'CITY', '01900000-0000-7000-8000-000000510000', '/510000/510700/'),
('01900000-0000-7000-8000-000000511325', '511325', '西充县信访局', 'COUNTY', '01900000-0000-7000-8000-000000511300', '/510000/511300/511325/'),
('01900000-0000-7000-8000-511325001000', '511325001', '晋城街道信访工作站', 'TOWNSHIP', '01900000-0000-7000-8000-000000511325', '/510000/511300/511325/511325001/'),
('01900000-0000-7000-8000-511325100000', '511325100', '多扶镇信访工作站', 'TOWNSHIP', '01900000-0000-7000-8000-000000511325', '/510000/511300/511325/511325100/');
