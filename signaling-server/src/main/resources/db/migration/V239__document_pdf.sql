-- A PDF is a document too: of some pages, of which both sides see the same.
alter table document drop constraint document_media_type_check;
alter table document
    add constraint document_media_type_check check (media_type in ('image/jpeg', 'image/png', 'application/pdf')),
    add column pages int not null default 1 check (pages between 1 and 50),
    add constraint document_picture_of_one_page check (media_type = 'application/pdf' or pages = 1);
alter table document alter column pages drop default;
alter table document_shown add column page int not null default 1 check (page between 1 and 50);
