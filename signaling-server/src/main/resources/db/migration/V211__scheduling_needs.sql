-- When the petitioner would like to come, as '2026-12-03 MORNING', and who comes instead of them.
alter table appointment
    add column wanted text[] not null default '{}' check (cardinality(wanted) <= 6),
    add column representative text not null default '' check (length(representative) <= 60),
    add column relation text check (relation in ('FAMILY', 'LAWYER', 'COMMUNITY', 'OTHER')),
    add constraint appointment_represented_check check ((representative = '') = (relation is null));
-- Which version of the notice of personal information was acknowledged, and since when.
alter table appointment_code add column notice_version text not null default '';
