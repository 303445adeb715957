package cn.dangmian.signaling.kernel;

import java.security.Principal;

/** Who acts: a signed-in person at one page. As a {@link Principal} it carries the client's id, so that a push reaches that page alone. */
public record Actor(PersonId person, ClientId client) implements Principal {

    @Override
    public String getName() {
        return client.toString();
    }
}
