package cn.dangmian.signaling.kernel;

import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who acts: a signed-in person at one page. As a {@link Principal} it carries the client's id, so that a push reaches that page
 * alone.
 *
 * @param device the enrolled device that the page's connection was proven to come from; null when it proved none
 * @param tenure of the post that the command is for, as the page knew it; null when it named none
 */
public record Actor(
        PersonId person,
        ClientId client,
        @Nullable DeviceId device,
        @Nullable Long tenure) implements Principal {

    public Actor(PersonId person, ClientId client) {
        this(person, client, null, null);
    }

    public Actor(PersonId person, ClientId client, @Nullable DeviceId device) {
        this(person, client, device, null);
    }

    public Actor inTenure(long number) {
        return new Actor(person, client, device, number);
    }

    @Override
    public String getName() {
        return client.toString();
    }
}
