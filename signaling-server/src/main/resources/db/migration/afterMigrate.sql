-- What the service may do, asked after every migration: rows of every table, tables of none, and of the log nothing but to write
-- its next line and to read. Id, time and transaction of a line are the database's own words, so nobody is granted to say them.
do $$
declare
    service constant text := '${service}';
    relation record;
begin
    -- Two nodes that start at once would change the same rows of the catalogue.
    perform pg_advisory_xact_lock(hashtext('dangmian.grants'));
    execute format('grant usage on schema public to %I', service);
    for relation in
        select c.oid, c.oid::regclass as name, c.relname, c.relkind from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
          and c.relowner = current_user::regrole
          and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass
                          and d.deptype in ('i', 'e'))
    loop
        if relation.relkind = 'S' then
            if not has_sequence_privilege(service, relation.oid, 'usage') then
                execute format('grant usage, select on sequence %s to %I', relation.name, service);
            end if;
        elsif relation.relname = 'audit_line' then
            if not has_column_privilege(service, relation.oid, 'offices', 'insert') then
                execute format('grant select, insert (person, action, subject, outcome, facts, offices) on %s to %I',
                               relation.name, service);
            end if;
        elsif relation.relname like 'audit\_%' then
            if not has_table_privilege(service, relation.oid, 'insert') then
                execute format('grant select, insert on %s to %I', relation.name, service);
            end if;
        -- Words that were read and acknowledged or sent are never others; a desk is remembered by every node for good.
        elsif relation.relname in ('desk', 'reception_notice', 'reception_notice_paragraph', 'privacy_notice', 'privacy_notice_paragraph',
                                'notice_template', 'notice_outage_owner', 'tier_rule_version', 'tier_rule') then
            if not has_table_privilege(service, relation.oid, 'insert') then
                execute format('grant select, insert on %s to %I', relation.name, service);
            end if;
        -- Texts that were read and signed, what was added to them, how the lines were, what petitioners thought, and who received after whom, are never another; sealed columns are sealed anew.
        elsif relation.relname in ('minutes_text', 'minutes_signature', 'minutes_paper', 'minutes_supplement', 'reception_line_note',
                                'document', 'reception_rating', 'commitment_note', 'reception_hand_over') then
            if not has_table_privilege(service, relation.oid, 'insert') then
                execute format('grant select, insert on %s to %I', relation.name, service);
            end if;
            if relation.relname = 'minutes_signature' and not has_column_privilege(service, relation.oid, 'strokes', 'update') then
                execute format('grant update (strokes) on %s to %I', relation.name, service);
            end if;
            if relation.relname in ('minutes_paper', 'document') and not has_column_privilege(service, relation.oid, 'content', 'update') then
                execute format('grant update (content) on %s to %I', relation.name, service);
            end if;
        -- What was found amiss with recordings is closed, never gone.
        elsif relation.relname = 'recording_incident' then
            if not has_table_privilege(service, relation.oid, 'update') then
                execute format('grant select, insert, update on %s to %I', relation.name, service);
            end if;
        elsif relation.relname <> 'flyway_schema_history'
              and not has_table_privilege(service, relation.oid, 'delete') then
            execute format('grant select, insert, update, delete on %s to %I', relation.name, service);
        end if;
    end loop;
end
$$;
