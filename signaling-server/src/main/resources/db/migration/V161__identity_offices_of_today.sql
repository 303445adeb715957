-- As before, by the day in Beijing, with duties that ended at once left out and those done for somebody on leave.
create or replace function offices_of(acting uuid, named uuid) returns uuid[] language sql stable as $$
    select coalesce(array_agg(office order by office), '{}')
    from (select office from duty where person = acting and ended_at is null and beijing_today() between starts_on and ends_on
          union select d.office from substitution s join duty d on d.id = s.duty
                where s.substitute = acting and s.ended_at is null and beijing_today() between s.starts_on and s.ends_on
          union select named where named is not null) held
$$;
