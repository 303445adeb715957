package cn.dangmian.benchmark.catalogue;

import cn.dangmian.local.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Years of receptions of a whole province, written where they belong: each with its case, its minutes and its recording. */
final class Filling {

    static final int RECEPTIONS = 1_000_000;
    static final int LINES_OF_MINUTES = 5;

    /** Whose password the readers have. */
    private static final String SAME_AS = "zhao.gang";

    static final String PASSWORD = "nanchong-desk-1";

    /** The indexes of tables that get millions of rows are made when the rows are there. */
    private static final List<String> LATER =
            List.of("reception", "petition_case", "recording", "minutes", "minutes_line", "catalogue_entry");

    private static final String OFFICES = """
            create table bench_line as
            select row_number() over (order by path) - 1 as number, id, tier, path from office
            where tier in ('PROVINCE', 'CITY', 'COUNTY') and closed_on is null;
            insert into reception_line (office, day) select id, current_date from bench_line on conflict do nothing;
            insert into terminal (id, office, name) select id, id, 'bench' from bench_line;
            insert into person (id, login, name, password)
            select id, 'bench-' || number, '陈建' || number, (select password from person where login = '%1$s') from bench_line;
            insert into duty (person, role, office) select id, 'OFFICIAL', id from bench_line;
            insert into person (id, login, name, password)
            select gen_random_uuid(), 'bench-supervisor-' || lower(tier), '王' || tier, (select password from person where login = '%1$s')
            from (select distinct tier from bench_line) tiers;
            insert into duty (person, role, office)
            select p.id, 'SUPERVISOR', l.id from bench_line l join person p on p.login = 'bench-supervisor-' || lower(l.tier)
            where l.number in (select max(number) from bench_line group by tier)""".formatted(SAME_AS);

    /** Four thousand sentences, of which the first are said most; the last are rare. */
    private static final String SENTENCES = """
            create table bench_sentence as
            select number, words, catalogue_grams(catalogue_plain(words)) as grams from (
                select 0 as number, '请问您反映的是什么事情，希望怎样解决？' as words
                union all select n, (array['安置房','下水道','工资','宅基地','医保','征地款','物业','道路','电梯','噪声','学位','低保','排污口','采光','水费','林权','退休金','工伤','贷款','垃圾站'])[1 + n % 20]
                    || (array['一直没有','约定的时间没有','三年前就说要','至今未','拖欠','擅自停了','反复','没人管，要求'])[1 + n / 20 % 8]
                    || (array['交付','赔偿到位','修好','办下来','公开','核实','答复','发放'])[1 + n / 160 % 8]
                    || '，' || (array['材料','合同','收据','通知','录音','照片'])[1 + n % 6] || '在第' || n || '号袋里。'
                from generate_series(1, 3998) n
                union all select 3999, '青羊渡口的老船还在。') all_of""";

    private static final String PICK = "floor(4000 * power(abs(hashint8(%s)::bigint) / 2147483648.0, 3))::int";

    private static final String RECEPTIONS_OF = """
            create table bench_reception as
            select n, lpad(to_hex(n), 32, '0')::uuid as id, ('c' || lpad(to_hex(n / 2), 31, '0'))::uuid as case_id, l.id as line,
                timestamptz '2024-11-01' + n * interval '1 minute' as at
            from generate_series(1, %1$d) n join bench_line l on l.number = abs(hashint8(n)::bigint) %% (select count(*) from bench_line);
            insert into petition_case (id, number, petitioner, title, office, registered_at, stage)
            select distinct on (case_id) case_id, 'B' || lpad((n / 2)::text, 12, '0'), '李某', '反映事项', line, at, 'REGISTERED'
            from bench_reception order by case_id;
            insert into reception (id, case_id, terminal, line, ticket, head_count, notice_version, checked_in_at, stage, stage_facts, official,
                talk_from, place, dismissed, revision)
            select id, case_id, line, line, n, 1, '1', at, 'ARCHIVED', jsonb_build_object('dispositions', jsonb_build_array(
                    jsonb_build_object('kind', case when n %% 200 = 0 then 'SPONSORED' when n %% 3 = 0 then 'TRANSFERRED' else 'ASSIGNED' end, 'note', ''))),
                line, at, n, true, 1 from bench_reception;
            insert into recording (id, reception, case_id, case_number, room, stage, started_at, talk_from, talk_until, duration_millis, sha256, gaps)
            select id, id, case_id, '', id, 'ARCHIVED', at, at, at + interval '20 minutes', 1200000, '',
                case when n %% 500 = 0 then '[{"seat": "desk", "fromMillis": 1, "untilMillis": 2}]'::jsonb else '[]' end
            from bench_reception""";

    private static final String MINUTES = """
            insert into minutes (reception) select id from bench_reception;
            insert into minutes_line (id, reception, place, kind, words, at, revision, written_by, changed_by, changed_at)
            select ('a' || lpad(to_hex(n * 8 + k), 31, '0'))::uuid, r.id, k, 'ANSWER', s.words, at + k * interval '1 minute', k, line, line, at
            from bench_reception r, generate_series(0, %2$d) k, bench_sentence s
            where s.number = %1$s""".formatted(PICK.formatted("n * 8 + k"), LINES_OF_MINUTES - 1);

    private static final String ENTRIES = """
            insert into catalogue_entry (reception, at, line, official, case_id, outcomes, words, grams)
            select r.id, at, line, line, case_id,
                array[case when n %% 200 = 0 then 'SPONSORED' when n %% 3 = 0 then 'TRANSFERRED' else 'ASSIGNED' end],
                catalogue_plain(a.words || E'\\n' || b.words || E'\\n' || c.words || E'\\n' || d.words || E'\\n' || e.words),
                a.grams || b.grams || c.grams || d.grams || e.grams || catalogue_month(at)
            from bench_reception r, bench_sentence a, bench_sentence b, bench_sentence c, bench_sentence d, bench_sentence e
            where a.number = %s and b.number = %s and c.number = %s and d.number = %s and e.number = %s""";

    private final Connection connection;
    private final Consumer<String> progress;

    private Filling(Connection connection, Consumer<String> progress) {
        this.connection = connection;
        this.progress = progress;
    }

    static void fill(Postgres postgres, Consumer<String> progress) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url("signaling"), postgres.user(), "")) {
            new Filling(connection, progress).fill();
        }
    }

    private void fill() throws SQLException {
        write("settings", """
                set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB';
                set work_mem = '256MB'; set max_parallel_maintenance_workers = 2""");
        write("offices", OFFICES);
        write(
                "the largest without a journal, which nobody measures",
                "alter table minutes_line set unlogged; alter table catalogue_entry set unlogged");
        var indexes = dropIndexes();
        write("sentences", SENTENCES);
        write("receptions", RECEPTIONS_OF.formatted(RECEPTIONS));
        write("minutes", MINUTES);
        write("catalogue", entries());
        for (var index : indexes) {
            write(index, index);
        }
        write("statistics", "vacuum analyze");
    }

    private static String entries() {
        Object[] picks = new Object[LINES_OF_MINUTES];
        for (var i = 0; i < LINES_OF_MINUTES; i++) {
            picks[i] = PICK.formatted("n * 8 + " + i);
        }
        return ENTRIES.formatted(picks);
    }

    /** @return how each is made again */
    private List<String> dropIndexes() throws SQLException {
        try (var asked = connection.prepareStatement("""
                        select coalesce('alter table ' || i.indrelid::regclass || ' drop constraint ' || c.conname, 'drop index ' || i.indexrelid::regclass),
                            coalesce('alter table ' || i.indrelid::regclass || ' add ' || pg_get_constraintdef(c.oid), pg_get_indexdef(i.indexrelid))
                        from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
                        where i.indrelid::regclass::text = any(?)
                          and not exists (select from pg_constraint f where f.conindid = i.indexrelid and f.contype = 'f')""")) {
            asked.setArray(1, connection.createArrayOf("text", LATER.toArray()));
            var indexes = new ArrayList<String>();
            try (var found = asked.executeQuery()) {
                while (found.next()) {
                    write("before", found.getString(1));
                    indexes.add(found.getString(2));
                }
            }
            return indexes;
        }
    }

    private void write(String what, String sql) throws SQLException {
        var from = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        var seconds = (System.nanoTime() - from) / 1_000_000_000;
        if (seconds > 0) {
            progress.accept(what + ": " + seconds + " s");
        }
    }
}
