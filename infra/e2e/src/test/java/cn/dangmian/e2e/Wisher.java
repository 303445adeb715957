package cn.dangmian.e2e;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A clerk who asks for receptions of petitioners from a township. */
record Wisher(Person clerk, Database database) {

    static final String TELEPHONE = "13800138000";

    /** What an appointment is asked for with, once the case is registered. */
    Map<String, Object> wish(String petitioner, String office, String category) {
        var terminal = terminal();
        return Map.of(
                "caseId",
                register(petitioner, terminal),
                "asking",
                "CLERK",
                "terminal",
                terminal,
                "office",
                office(office),
                "matter",
                Map.of(
                        "places",
                        List.of(office(BookingTests.TOWN)),
                        "category",
                        category,
                        "purpose",
                        "REQUEST",
                        "history",
                        "FIRST"),
                "headCount",
                1);
    }

    private String register(String petitioner, String terminal) {
        var registered = Wishes.send(
                clerk,
                "POST",
                "/api/cases",
                Map.of(
                        "commandId", UUID.randomUUID().toString(),
                        "terminal", terminal,
                        "petitioner", Map.of("name", petitioner, "idNumber", IdNumbers.next(), "telephone", TELEPHONE),
                        "matter", Map.of("title", "安置房逾期没有交付")));
        return registered.path("id").asString();
    }

    private String terminal() {
        return database.column(
                        "select t.id::text from terminal t join office o on o.id = t.office where o.name = ? and t.name = ?",
                        BookingTests.TOWN,
                        Login.JINCHENG_CLERK.post())
                .getFirst();
    }

    String office(String name) {
        return database.column("select id::text from office where name = ?", name)
                .getFirst();
    }
}
