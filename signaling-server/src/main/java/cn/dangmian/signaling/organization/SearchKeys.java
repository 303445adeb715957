package cn.dangmian.signaling.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys by which offices and units are found, in PostgreSQL. A beginning is one range of the index. */
@Component
class SearchKeys {

    record Thing(UUID id, String name, String code) {}

    private static final List<String> GENERIC = List.of("人民来访接待中心", "信访工作站", "信访局", "信访办");
    private static final int WAYS_OF_OFFICES = 64;
    private static final int WAYS_OF_UNITS = 8;
    private static final int BATCH = 20_000;
    // Nothing that is kept sorts behind the last code point there is.
    private static final String END = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient jdbc;

    SearchKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String end(String beginning) {
        return beginning + END;
    }

    void putOffices(List<Thing> offices) {
        put("OFFICE", offices, office -> {
            var generic = GENERIC.stream()
                    .filter(office.name()::endsWith)
                    .mapToInt(String::length)
                    .findFirst()
                    .orElse(0);
            var keys = Spelling.keys(office.name(), generic, WAYS_OF_OFFICES);
            keys.put(Spelling.plain(office.code()), 0);
            return keys;
        });
    }

    /** @param units the code of each is the name of its place, which people leave out when they type */
    void putUnits(List<Thing> units) {
        put(
                "UNIT",
                units,
                unit -> unit.name().startsWith(unit.code())
                        ? Spelling.keys(
                                unit.name(), 0, WAYS_OF_UNITS, unit.code().length())
                        : Spelling.keys(unit.name(), 0, WAYS_OF_UNITS));
    }

    private interface Keys {
        Map<String, Integer> of(Thing thing);
    }

    private void put(String kind, List<Thing> things, Keys keys) {
        forget(things.stream().map(Thing::id).toList());
        var subjects = new ArrayList<String>();
        var texts = new ArrayList<String>();
        var starts = new ArrayList<String>();
        for (var thing : things) {
            keys.of(thing).forEach((key, start) -> {
                subjects.add(thing.id().toString());
                texts.add(key);
                starts.add(start.toString());
            });
            if (texts.size() >= BATCH) {
                insert(kind, subjects, texts, starts);
            }
        }
        insert(kind, subjects, texts, starts);
    }

    private void forget(List<UUID> subjects) {
        jdbc.sql("delete from search_key where subject = any(?::uuid[])")
                .param(subjects.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    private void insert(String kind, List<String> subjects, List<String> texts, List<String> starts) {
        jdbc.sql("""
                        insert into search_key (kind, key, subject, starts_at)
                        select ?, k.key, k.subject, k.starts_at
                        from unnest(?::text[], ?::uuid[], ?::smallint[]) k (key, subject, starts_at)
                        where k.key <> '' order by k.key on conflict do nothing""")
                .param(kind)
                .param(texts.toArray(String[]::new))
                .param(subjects.toArray(String[]::new))
                .param(starts.toArray(String[]::new))
                .update();
        Stream.of(subjects, texts, starts).forEach(List::clear);
    }
}
