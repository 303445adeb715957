-- Receptions that are over, as they are searched for. Kept by triggers, so that what a transaction ends or writes is found as soon
-- as it is committed, and never without it.

-- As words are compared: wide and narrow forms, large and small letters are the same.
create function catalogue_plain(words text) returns text language sql immutable strict parallel safe as $$
    select lower(normalize(words, NFKC))
$$;

-- Every character and every pair of neighbours, as numbers; Chinese writes no spaces between words, and most have two characters.
-- Pairs are above 2^30 and may coincide, so whoever finds by them looks at the words as well.
create function catalogue_grams(plain text) returns int[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct gram), '{}')
    from (select string_to_array(plain, null) as all_of) letters,
        unnest(all_of, all_of[2:]) pair (one, other),
        lateral (values (ascii(one)),
            (case when other !~ '\s' then (1073741824 + (ascii(one)::bigint * 1114111 + ascii(other)) % 1073741824)::int end)) g (gram)
    where one !~ '\s' and gram is not null
$$;

-- What must be among the grams of minutes in which all these words are.
create function catalogue_needles(plain text[]) returns int[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct gram), '{}')
    from unnest(plain) word, unnest(catalogue_grams(word)) gram
    where gram >= 1073741824 or char_length(word) = 1
$$;

-- The month among the grams: between the characters, which end at 1114111, and the pairs.
create function catalogue_month(at timestamptz) returns int language sql immutable strict parallel safe as $$
    select 536870912 + (extract(year from at at time zone 'UTC') * 12 + extract(month from at at time zone 'UTC'))::int
$$;

create table catalogue_entry (
    reception uuid primary key references reception (id),
    at timestamptz not null,
    line uuid not null,
    official uuid,
    case_id uuid not null,
    outcomes text[] not null,
    -- Of the minutes and what was added to them.
    words text not null,
    grams int[] not null
);

create function catalogue_keep(wanted uuid) returns void language sql as $$
    insert into catalogue_entry (reception, at, line, official, case_id, outcomes, words, grams)
    select r.id, r.checked_in_at, r.line, r.official, r.case_id,
           array(select one ->> 'kind' from jsonb_array_elements(coalesce(r.stage_facts -> 'dispositions', '[]')) one),
           plain, catalogue_grams(plain) || catalogue_month(r.checked_in_at)
    from reception r, lateral (
        select catalogue_plain(coalesce(string_agg(said.words, E'\n'), '')) as plain
        from (select words from minutes_line where reception = r.id and not removed
              union all select words from minutes_supplement where reception = r.id) said) minutes
    where r.id = wanted and r.stage in ('ENDED', 'ARCHIVED')
    on conflict (reception) do update set official = excluded.official, outcomes = excluded.outcomes, words = excluded.words,
        grams = excluded.grams
$$;

create function catalogue_keep_reception() returns trigger language plpgsql as $$
begin
    perform catalogue_keep(new.id);
    return null;
end
$$;
create trigger catalogue_entry_of_reception after insert or update of stage, stage_facts on reception
    for each row when (new.stage in ('ENDED', 'ARCHIVED')) execute function catalogue_keep_reception();

create function catalogue_keep_minutes() returns trigger language plpgsql as $$
begin
    if exists (select from catalogue_entry where reception = new.reception) then
        perform catalogue_keep(new.reception);
    end if;
    return null;
end
$$;
create trigger catalogue_entry_of_line after insert or update of words, removed on minutes_line
    for each row execute function catalogue_keep_minutes();
create trigger catalogue_entry_of_supplement after insert on minutes_supplement
    for each row execute function catalogue_keep_minutes();

select catalogue_keep(id) from reception where stage in ('ENDED', 'ARCHIVED');

create index catalogue_entry_newest on catalogue_entry (at desc, reception desc);
create index catalogue_entry_line on catalogue_entry (line, at desc);
create index catalogue_entry_official on catalogue_entry (official, at desc);
create index catalogue_entry_case on catalogue_entry (case_id);
-- Without a list of what is still to be put in, which every search would have to read.
create index catalogue_entry_grams on catalogue_entry using gin (grams) with (fastupdate = off);
create index catalogue_entry_outcomes on catalogue_entry using gin (outcomes) with (fastupdate = off);

create index petition_case_number on petition_case (number collate "C");
create index recording_with_gaps on recording (reception) where gaps <> '[]';
create index recording_destroyed on recording (reception) where destroyed_at is not null;
create index recording_hold_in_force on recording_hold (recording) where released_at is null;
