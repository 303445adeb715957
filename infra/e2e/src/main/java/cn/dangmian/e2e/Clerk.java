package cn.dangmian.e2e;

/** At a terminal, beside the petitioner. */
public record Clerk(Person person) {

    public Clerk begin(Login login) {
        return begin(login, "");
    }

    /** @param elsewhere another node's origin, or nothing for the one origin */
    public Clerk begin(Login login, String elsewhere) {
        if (elsewhere.isEmpty()) {
            person.open("/terminal/");
        } else {
            person.openAt(elsewhere, "/terminal/");
        }
        person.signIn(login.name(), login.password());
        person.press("terminal-" + login.post());
        person.see("take-over")
                .or(person.see("petitioner-name"))
                .or(person.see("dismiss"))
                .first()
                .waitFor();
        if (person.see("take-over").isVisible()) {
            person.press("take-over");
        }
        person.through("dismiss", "petitioner-name");
        return this;
    }

    /** @return the number of the case */
    public String register(String petitioner, String title, String text) {
        person.type("petitioner-name", petitioner);
        person.type("petitioner-id-number", IdNumbers.next());
        person.type("petitioner-address", "晋城街道文昌路 8 号");
        person.type("matter-title", title);
        person.type("matter-text", text);
        person.press("register");
        person.await("case-number");
        return person.read("case-number");
    }

    /** Says that there is no photograph, reads the notice aloud and takes a ticket. @return the ticket */
    public int checkIn(String office) {
        person.see("no-photo").selectOption("REFUSED");
        person.press("office-" + office);
        person.press("acknowledge");
        person.press("check-in");
        person.awaitStage("QUEUED");
        return Integer.parseInt(person.read("ticket").strip());
    }

    public Clerk accept() {
        person.await("ringing");
        person.press("accept");
        return this;
    }
}
