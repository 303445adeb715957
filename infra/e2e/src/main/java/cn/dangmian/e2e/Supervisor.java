package cn.dangmian.e2e;

import java.time.Duration;

/** Of a tier above, at the live list. */
public record Supervisor(Person person) {

    public Supervisor begin(Login login) {
        person.open("/console/#/supervision");
        person.signIn(login.name(), login.password());
        return this;
    }

    public Supervisor watch(String reception) {
        var row = person.page().locator("[data-test=live-row][data-reception='" + reception + "']");
        row.waitFor();
        row.getByTestId("watch").click();
        person.type("watch-purpose", "抽查接访服务规范");
        person.press("watch-confirm");
        person.await("watch-terminal");
        return this;
    }

    /** Waits until the list shows no reception. */
    public Supervisor awaitEmpty() {
        person.await("live-empty", "data-test", "live-empty", Duration.ofSeconds(15));
        return this;
    }
}
