-- A function in SQL is planned anew by every statement that calls it, one in PL/pgSQL once for a connection.

-- Where the person holds duties today, their own and those they do for somebody on leave.
create function held_offices(who uuid) returns uuid[] language plpgsql stable as $$
begin
    return (select coalesce(array_agg(distinct office order by office), '{}') from held_duty
            where person = who and beijing_today() between starts_on and ends_on);
end
$$;

create or replace function offices_of(acting uuid, named uuid) returns uuid[] language plpgsql stable as $$
begin
    return (select coalesce(array_agg(office order by office), '{}')
            from (select office from duty
                  where person = acting and ended_at is null and beijing_today() between starts_on and ends_on
                  union select d.office from substitution s join duty d on d.id = s.duty
                        where s.substitute = acting and s.ended_at is null and beijing_today() between s.starts_on and s.ends_on
                  union select named where named is not null) held);
end
$$;

create or replace function case_conflict(wanted uuid, who uuid, offices uuid[]) returns text language plpgsql stable as $$
begin
    if exists (select from recusal where case_id = wanted and person = who and lifted_at is null)
        or exists (select from relation r join petition_case c on c.id_hash = any(r.id_hashes)
                   where r.person = who and r.ended_at is null and c.id = wanted) then
        return 'RECUSED';
    elsif exists (select from case_accused where case_id = wanted and (person = who or office = any(offices))) then
        return 'ACCUSED';
    end if;
    return null;
end
$$;

create or replace function case_block(wanted uuid, who uuid, offices uuid[]) returns text language plpgsql stable as $$
declare
    conflict constant text := case_conflict(wanted, who, offices);
begin
    if conflict is null and exists (select from petition_case where id = wanted and confidentiality <> 'NORMAL')
        and not exists (select from case_access where case_id = wanted and person = who) then
        return 'CONFIDENTIAL';
    end if;
    return conflict;
end
$$;
