-- What was brought in a caucus is for the officials alone until it is shown to both sides; what is shown in one, until that is over.
create table document_aside (
    document uuid primary key references document (id)
);
alter table document_shown add column aside boolean not null default false;
