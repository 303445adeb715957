package cn.dangmian.e2e;

/** At a desk of the city. */
public record Official(Person person) {

    public Official begin(Login login) {
        return begin(login, "");
    }

    /** @param elsewhere another node's origin, or nothing for the one origin */
    public Official begin(Login login, String elsewhere) {
        if (elsewhere.isEmpty()) {
            person.open("/console/");
        } else {
            person.openAt(elsewhere, "/console/");
        }
        person.signIn(login.name(), login.password());
        return take(login);
    }

    public Official take(Login login) {
        person.take("desk-" + login.post(), "line");
        return this;
    }

    public Official leave() {
        person.press("leave-desk");
        person.awaitGone("line");
        return this;
    }

    public Official callNext() {
        person.press("call-next");
        person.awaitStage("CALLED");
        return this;
    }

    /** Ends the talk, answered on the spot. */
    public Official finish() {
        person.press("finish");
        person.press("disposition-ANSWERED_ON_THE_SPOT");
        person.press("finish-confirm");
        person.awaitStage("WRAP_UP");
        return this;
    }

    public Official end() {
        person.press("end");
        person.await("call-next");
        return this;
    }
}
