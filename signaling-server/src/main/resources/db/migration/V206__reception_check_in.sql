-- What a terminal offers at check-in; OTHER asks for words.
create table reception_language (
    code text primary key,
    position int not null unique,
    name_zh text not null,
    name_en text not null
);
insert into reception_language (code, position, name_zh, name_en) values
    ('MANDARIN', 1, '普通话', 'Mandarin'),
    ('SICHUANESE', 2, '四川话', 'Sichuanese'),
    ('YI', 3, '彝语', 'Yi'),
    ('TIBETAN', 4, '藏语', 'Tibetan'),
    ('QIANG', 5, '羌语', 'Qiang'),
    ('SIGN', 6, '手语', 'Sign language'),
    ('OTHER', 7, '其他', 'Other');
create table reception_need (
    code text primary key,
    position int not null unique,
    name_zh text not null,
    name_en text not null
);
insert into reception_need (code, position, name_zh, name_en) values
    ('WHEELCHAIR', 1, '轮椅', 'Wheelchair'),
    ('HEARING', 2, '听力不便', 'Hard of hearing'),
    ('SIGHT', 3, '视力不便', 'Weak sight'),
    ('READ_ALOUD', 4, '代读代写', 'Reading and writing aloud'),
    ('COMPANION', 5, '老人或小孩同行', 'With an elder or a child'),
    ('INTERPRETER', 6, '需要翻译', 'Interpreter wanted'),
    ('OTHER', 7, '其他', 'Other');

-- What is known of one visit besides the case: what somebody needs to be heard, and who acknowledged the notice when. "tier" is
-- what the tier rule said of the office that was chosen, as it said it then.
alter table reception
    add language text references reception_language (code),
    add language_note text not null default '',
    add needs text[] not null default '{}',
    add needs_note text not null default '',
    add petitioner_present boolean not null default true,
    add representatives int not null default 0 check (representatives between 0 and 5),
    add photo uuid,
    add photo_refused text not null default '',
    add notice_by uuid,
    add notice_at timestamptz,
    add tier jsonb;

-- Photographs and powers of attorney, sealed (kernel.ColumnCipher). They belong to a terminal until its check-in takes them.
create table reception_material (
    id uuid primary key,
    terminal uuid not null,
    kind text not null check (kind in ('PHOTO', 'POWER_OF_ATTORNEY')),
    media_type text not null,
    size int not null check (size > 0),
    content bytea not null,
    uploaded_by uuid not null,
    uploaded_at timestamptz not null,
    reception uuid references reception (id)
);
create index reception_material_of on reception_material (reception) where reception is not null;
create index reception_material_loose on reception_material (uploaded_at) where reception is null;

-- Who comes for, or with, the petitioner; name and number of the document are sealed.
create table reception_representative (
    reception uuid not null references reception (id),
    position int not null check (position between 1 and 5),
    name bytea not null,
    document text not null check (document in ('ID_CARD', 'HMT_PERMIT', 'PASSPORT', 'FOREIGNER_CARD', 'NONE')),
    number bytea,
    relation text not null check (relation in ('FAMILY', 'GUARDIAN', 'AGENT', 'FELLOW', 'OTHER')),
    present boolean not null,
    power_of_attorney uuid references reception_material (id),
    primary key (reception, position),
    check (relation <> 'AGENT' or power_of_attorney is not null),
    check ((document = 'NONE') = (number is null))
);
