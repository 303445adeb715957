package cn.dangmian.signaling.kernel;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a signed-in person at one page. As a {@link Principal} it carries the client's id, so that a push reaches that page
 * alone.
 *
 * @param device the enrolled device that the page's connection was proven to come from; null when it proved none
 */
public record Actor(
        PersonId person, ClientId client, @Nullable DeviceId device) implements Principal {

    public Actor(PersonId person, ClientId client) {
        this(person, client, null);
    }

    @Override
    public String getName() {
        return client.toString();
    }
}
