-- How often a post was taken: a command that names an earlier tenure comes too late, also from who mans it again.
alter table reception_post add tenure bigint not null default 0;
