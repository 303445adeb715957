package cn.dangmian.signaling.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Everybody who tries something: every role at every place that makes a difference, signed in and connected. */
final class Cast implements AutoCloseable {

    static final List<String> NAMES = List.of(
            "clerk",
            "official",
            "office",
            "handler",
            "head",
            "supervisor",
            "technician",
            "system-admin",
            "security-admin",
            "auditor",
            "province-supervisor",
            "province-system-admin",
            "province-security-admin",
            "province-auditor",
            "x-clerk",
            "x-official",
            "x-office",
            "x-supervisor",
            "x-technician",
            "x-system-admin",
            "x-security-admin",
            "x-auditor",
            "nobody",
            "former");

    /** Called at a unit by telephone and let in by a link; not one of "*". */
    static final String CONTACT = "contact";

    record Member(Town.Person person, Visitor visitor, Page page) {}

    private final Map<String, Member> members = new LinkedHashMap<>();

    Cast(Node node, Town town) {
        for (var name : NAMES) {
            var person = person(town, name);
            var visitor = Visitor.signedIn(node, person.login());
            members.put(name, new Member(person, visitor, Page.open(node, visitor)));
        }
    }

    /** @param person without an account, who has a pass for a call */
    void add(String name, Town.Person person, Visitor visitor, Node node) {
        members.put(name, new Member(person, visitor, Page.open(node, visitor)));
    }

    static List<String> all() {
        return Stream.concat(NAMES.stream(), Stream.of(CONTACT)).toList();
    }

    private static Town.Person person(Town town, String name) {
        return switch (name) {
            case "nobody" -> town.newPersonWithoutDuty();
            case "former" -> town.former();
            default -> town.newPerson(role(name), office(town, name));
        };
    }

    private static String role(String name) {
        return name.replaceFirst("^(x|province)-", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static UUID office(Town town, String name) {
        if (name.startsWith("province-")) {
            return town.province;
        }
        if (name.equals("clerk")) {
            return town.township;
        }
        if (name.equals("x-clerk")) {
            return town.stranger.township();
        }
        return name.startsWith("x-") ? town.stranger.city() : town.city;
    }

    Member get(String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    @Override
    public void close() {
        members.values().forEach(member -> member.page().close());
    }
}
