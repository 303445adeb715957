package cn.dangmian.e2e;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A device that keeps passkeys, as Chromium pretends to have one. */
final class Authenticator {

    private final CDPSession session;
    private final String id;

    Authenticator(Person owner) {
        session = owner.page().context().newCDPSession(owner.page());
        session.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wanted = new JsonObject();
        wanted.add("options", options);
        id = session.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    /** Whether finger or face are recognised as the owner's from now on. */
    void recognises(boolean owner) {
        var set = new JsonObject();
        set.addProperty("authenticatorId", id);
        set.addProperty("isUserVerified", owner);
        session.send("WebAuthn.setUserVerified", set);
    }
}
