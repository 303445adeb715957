package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A responsible unit, its contacts with their telephones, and the gateway that their messages come by. */
final class UnitPhones {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Pattern LINK = Pattern.compile(Machine.ORIGIN + "/join/#([\\w-]{22}) ");

    /** Somebody's telephone, with a browser of its own. */
    static final class Phone {

        final String number;
        final Visitor browser = new Visitor();
        private final SmsGateway gateway;

        private Phone(SmsGateway gateway, String number) {
            this.gateway = gateway;
            this.number = number;
        }

        String awaitLink() {
            await("a message")
                    .atMost(Page.PATIENCE)
                    .until(() -> !gateway.sentTo("+86" + number).isEmpty());
            return newestLink();
        }

        boolean wasCalled() {
            return calls() > 0;
        }

        int calls() {
            return gateway.sentTo("+86" + number).size();
        }

        String newestLink() {
            var text = gateway.sentTo("+86" + number).getLast().text();
            var found = LINK.matcher(text);
            assertThat(found.find()).as(text).isTrue();
            return found.group(1);
        }

        String reference() {
            return gateway.sentTo("+86" + number).getLast().reference();
        }

        Answer open(Node node, String link) {
            return open(browser, node, link);
        }

        static Answer open(Visitor browser, Node node, String link) {
            browser.get(node, "/api/sign-in");
            return browser.post(node, "/api/public/join", Map.of("link", link));
        }

        /** Opens the newest link and connects. */
        ConferenceTalk.Callable come(Node node, ConferenceTalk talk) {
            assertThat(open(node, awaitLink()).status()).isEqualTo(204);
            var page = Page.open(node, browser);
            page.subscribe("/user/queue/conference");
            return new ConferenceTalk.Callable(talk.town.clerk, browser, page, node);
        }
    }

    /** @param gateway that messages come by */
    static Map<String, String> settings(SmsGateway gateway) {
        var settings = new HashMap<>(gateway.settings());
        settings.put("dangmian.reception.growth", "60s");
        settings.put("dangmian.reception.silence", "120s");
        return settings;
    }

    final UUID office;
    final List<Phone> phones = new ArrayList<>();
    private final SmsGateway gateway;
    private final List<Map<String, Object>> contacts = new ArrayList<>();

    @Nullable
    String unit;

    UnitPhones(SmsGateway gateway, UUID office) {
        this.gateway = gateway;
        this.office = office;
    }

    /** Of somebody who is of no unit. */
    static Phone phone(SmsGateway gateway) {
        return new Phone(gateway, "137%08d".formatted(NUMBERS.incrementAndGet()));
    }

    Phone with(String name) {
        return with(name, "137%08d".formatted(NUMBERS.incrementAndGet()), null, null);
    }

    Phone with(String name, String number, @Nullable String from, @Nullable String until) {
        var contact = new HashMap<String, Object>(Map.of("name", name, "telephone", number));
        contact.put("from", from);
        contact.put("until", until);
        contacts.add(contact);
        var phone = new Phone(gateway, number);
        phones.add(phone);
        return phone;
    }

    /** As an administrator writes it down. */
    UnitPhones added(ConferenceTalk talk) {
        var node = talk.servers.first();
        var administrator = Visitor.signedIn(
                node, talk.town.newPerson("SYSTEM_ADMIN", office).login());
        var unit = Map.of(
                "commandId",
                UUID.randomUUID(),
                "name",
                "Water Bureau",
                "kind",
                "GOVERNMENT",
                "competences",
                List.of(),
                "contacts",
                contacts);
        var answer = administrator.post(node, "/api/offices/" + office + "/units", unit);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        this.unit = answer.text("id");
        return this;
    }

    Said call(ConferenceTalk talk) {
        return talk.ask("invite", Map.of("kind", "UNIT", "office", office, "unit", String.valueOf(unit)));
    }
}
