-- Where a person holds a duty today, and the office that a change names itself. The log asks in its own statement, because it knows
-- no module above it and every change would wait for one question more.
create function offices_of(acting uuid, named uuid) returns uuid[] language sql stable as $$
    select coalesce(array_agg(office order by office), '{}')
    from (select office from duty where person = acting and current_date between starts_on and ends_on
          union select named where named is not null) held
$$;
