-- Languages that a display may speak. More of them are rows.
create table voice_language (
    code text primary key check (code ~ '^[a-z]{2,3}(-[a-z]{2,8})?$'),
    zh text not null,
    en text not null,
    position int not null unique
);
insert into voice_language (code, zh, en, position) values
    ('cmn', '普通话', 'Mandarin', 1),
    ('cmn-sichuan', '四川话', 'Sichuanese', 2),
    ('iii', '彝语', 'Nuosu (Yi)', 3),
    ('bod', '藏语', 'Tibetan', 4),
    ('khg', '康巴藏语', 'Khams Tibetan', 5),
    ('qxs', '羌语（南部）', 'Southern Qiang', 6),
    ('cng', '羌语（北部）', 'Northern Qiang', 7),
    ('hmd', '苗语', 'A-Hmao (Miao)', 8);

-- A screen that shows a code and waits to be told whose it is.
create table display_pairing (
    secret_hash bytea primary key,
    code_hash bytea not null unique,
    address text not null,
    asked_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null
);
create index display_pairing_address on display_pairing (address, asked_at);

-- Wrong codes, remembered although what they were tried for is rolled back.
create table display_guess (
    person uuid not null,
    at timestamptz not null default clock_timestamp()
);
create index display_guess_at on display_guess (at);

create sequence display_revision;
create table display (
    id uuid primary key,
    office uuid not null,
    name text not null,
    languages text[] not null,
    secret_hash bytea not null unique,
    paired_by uuid not null,
    paired_at timestamptz not null,
    seen_at timestamptz,
    ended_at timestamptz,
    revision bigint not null default nextval('display_revision')
);
create index display_office on display (office) where ended_at is null;

-- Recorded pieces of a sentence, as one office has them for itself and those below it. All of one shape, whatever was uploaded.
create table voice_prompt (
    office uuid not null,
    language text not null references voice_language (code),
    piece text not null check (piece in ('intro', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'outro')),
    sound bytea not null,
    millis int not null check (millis between 1 and 5000),
    uploaded_by uuid not null,
    uploaded_at timestamptz not null,
    primary key (office, language, piece)
);
