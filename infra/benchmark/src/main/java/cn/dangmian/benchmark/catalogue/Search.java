package cn.dangmian.benchmark.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What people look for, from what is said everywhere to what was said once, at each tier. */
record Search(String title, String reader, Map<String, Object> asked) {

    static final List<Search> ALL = List.of(
            of("the newest, province", "province", Map.of()),
            of("the newest, county", "county", Map.of()),
            of("a month and an outcome of one in 200, city", "city", month(Map.of("outcome", "SPONSORED"))),
            of("recordings with gaps, province", "province", Map.of("recording", "GAPS")),
            of("a tier and a part of a name, province", "province", Map.of("tier", "COUNTY", "official", "建10")),
            of("how a case number begins, province", "province", Map.of("caseNumber", "B00000031")),
            words("two characters, in most", "province", "解决"),
            words("two characters, in many", "province", "录音"),
            words("two characters, in some", "city", "水费"),
            words("three characters", "county", "下水道"),
            words("one character, rare", "city", "船"),
            words("one character, in many", "county", "房"),
            words("many characters, rare", "province", "第3100号袋里"),
            words("four characters, rare", "province", "青羊渡口"),
            words("the same", "county", "青羊渡口"),
            words("three words", "province", "宅基地 三年前 公开"),
            words("what nobody said", "province", "月球背面"),
            of("words, an outcome and a month, city", "city", month(Map.of("words", "医保", "outcome", "TRANSFERRED"))));

    private static Search of(String title, String tier, Map<String, Object> asked) {
        return new Search(title, "bench-supervisor-" + tier, asked);
    }

    private static Search words(String title, String tier, String words) {
        return of(title + " (" + words + "), " + tier, tier, Map.of("words", words));
    }

    private static Map<String, Object> month(Map<String, Object> asked) {
        var all = new HashMap<>(asked);
        all.put("from", "2025-06-01");
        all.put("until", "2025-06-30");
        return Map.copyOf(all);
    }
}
