-- Identity numbers and telephones: sealed, found by a keyed hash, see kernel.ColumnCipher. contact_key is the number of the key
-- they are sealed with.
alter table petition_case
    add id_number bytea,
    add id_hash bytea,
    add telephone bytea,
    add telephone_hash bytea,
    add contact_key int,
    add confidentiality text not null default 'NORMAL' check (confidentiality in ('NORMAL', 'SENSITIVE', 'ACCUSATION')),
    add check ((id_number is null) = (id_hash is null)),
    add check ((telephone is null) = (telephone_hash is null));
create index petition_case_id_hash on petition_case (id_hash) where id_hash is not null;
create index petition_case_telephone_hash on petition_case (telephone_hash) where telephone_hash is not null;
create index petition_case_contact_key on petition_case (contact_key) where contact_key is not null;

-- Who may look into a case that is not NORMAL.
create table case_access (
    case_id uuid not null references petition_case (id),
    person uuid not null,
    given_by uuid not null,
    given_at timestamptz not null,
    primary key (case_id, person)
);

-- Whom a case accuses: an office with all who hold a duty there, or one person.
create table case_accused (
    case_id uuid not null references petition_case (id),
    office uuid,
    person uuid,
    noted_by uuid not null,
    noted_at timestamptz not null,
    check ((office is null) <> (person is null)),
    unique nulls not distinct (case_id, office, person)
);

-- Who stays away from a case, by own word or by a superior's.
create table recusal (
    id uuid primary key,
    case_id uuid not null references petition_case (id),
    person uuid not null,
    kind text not null check (kind in ('RELATIVE', 'INTEREST', 'HANDLED_BEFORE', 'OTHER')),
    reason text not null check (length(reason) between 1 and 200),
    declared_by uuid not null,
    declared_at timestamptz not null,
    lifted_by uuid,
    lifted_at timestamptz,
    check ((lifted_by is null) = (lifted_at is null))
);
create unique index recusal_in_force on recusal (case_id, person) where lifted_at is null;

-- Whom a person is related to, told once: every case of that petitioner is then another's. Hashes under every key in use.
create table relation (
    id uuid primary key,
    person uuid not null,
    kind text not null check (kind in ('RELATIVE', 'INTEREST', 'OTHER')),
    id_number bytea not null,
    id_hashes bytea[] not null,
    declared_at timestamptz not null,
    ended_at timestamptz
);
create index relation_person on relation (person) where ended_at is null;

-- Why this person, who holds duties at these offices, must not have to do with the case; null when nothing forbids it.
create function case_conflict(wanted uuid, who uuid, offices uuid[]) returns text language sql stable as $$
    select case
        when exists (select from recusal where case_id = wanted and person = who and lifted_at is null) then 'RECUSED'
        when exists (select from relation r join petition_case c on c.id_hash = any(r.id_hashes)
                     where r.person = who and r.ended_at is null and c.id = wanted) then 'RECUSED'
        when exists (select from case_accused where case_id = wanted and (person = who or office = any(offices))) then 'ACCUSED'
    end
$$;

-- The same for looking into it: a case that is not NORMAL also asks for a place on its list.
create function case_block(wanted uuid, who uuid, offices uuid[]) returns text language sql stable as $$
    select coalesce(
        case_conflict(wanted, who, offices),
        (select 'CONFIDENTIAL' from petition_case where id = wanted and confidentiality <> 'NORMAL'
            and not exists (select from case_access where case_id = wanted and person = who)))
$$;
