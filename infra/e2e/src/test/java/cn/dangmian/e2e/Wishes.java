package cn.dangmian.e2e;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is not looked at in a test of bookings, but has to be there: asked of the server by the page that is open. */
final class Wishes {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String SEND = """
            async ({method, path, body}) => {
              const token = () => document.cookie.split('; ').find(one => one.startsWith('XSRF-TOKEN='))?.slice(11)
              if (!token()) await fetch('/api/sign-in')
              const headers = {'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token())}
              const answer = await fetch(path, {method, headers, body})
              return await answer.text()
            }""";

    private Wishes() {}

    static JsonNode send(Person person, String method, String path, Map<String, ?> body) {
        var text = JsonMapper.shared().writeValueAsString(body);
        var answer = person.page().evaluate(SEND, Map.of("method", method, "path", path, "body", text));
        return JsonMapper.shared().readTree((String) answer);
    }

    /** A number that adds up, of somebody born on the first day of 1980. */
    static String idNumber(int serial) {
        var body = "51132519800101%03d".formatted(serial);
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    static LocalDate wednesdayOfNextWeek() {
        return LocalDate.now(BEIJING)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .plusDays(2);
    }

    /** A reception day of one official, published. */
    static void publishRoster(Person office, String officeId, LocalDate day) {
        var path = "/api/offices/" + officeId + "/roster";
        var roster = office.fetch(path);
        var entry = new HashMap<String, Object>(Map.of(
                "desk",
                named(roster.path("desks"), Login.NANCHONG_DESK_1.post()),
                "official",
                named(roster.path("officials"), "赵刚"),
                "pattern",
                "ONCE",
                "from",
                day.toString(),
                "starts",
                "09:00",
                "ends",
                "12:00",
                "slotMinutes",
                30));
        var drawn = send(office, "PUT", path, command(roster, Map.of("entries", List.of(entry))));
        send(office, "POST", path + "/publish", command(drawn, Map.of()));
    }

    /** What a clerk asked for, on its way through the county, and approved by the city. @return the appointment */
    static String approved(Person clerk, Person county, Person city, Map<String, ?> asked) {
        var drafted = drafted(clerk, asked);
        var path = "/api/appointments/" + drafted.path("id").asString();
        var sent = submitted(clerk, drafted);
        var forwarded =
                send(county, "POST", path + "/forward", command(take(county, path, sent), Map.of("reason", "请市局接访。")));
        send(city, "POST", path + "/approve", command(take(city, path, forwarded), Map.of()));
        return drafted.path("id").asString();
    }

    static JsonNode drafted(Person clerk, Map<String, ?> asked) {
        var wish = new HashMap<String, Object>(asked);
        wish.put("commandId", UUID.randomUUID().toString());
        return send(clerk, "POST", "/api/appointments", wish);
    }

    static JsonNode submitted(Person clerk, JsonNode drafted) {
        var path = "/api/appointments/" + drafted.path("id").asString() + "/submit";
        return send(clerk, "POST", path, command(drafted, Map.of()));
    }

    private static JsonNode take(Person office, String path, JsonNode seen) {
        return send(office, "POST", path + "/take", command(seen, Map.of()));
    }

    private static String named(JsonNode all, String name) {
        return all.valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    /** Something done to what carries a revision. */
    static Map<String, Object> command(JsonNode seen, Map<String, ?> more) {
        var body = new HashMap<String, Object>(more);
        body.put("commandId", UUID.randomUUID().toString());
        body.put("revision", seen.path("revision").asLong());
        return body;
    }
}
