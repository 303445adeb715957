package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;

/**
 * Tells browsers, whichever node they are connected to. At most once: what is lost here is healed by the next snapshot, so
 * nothing that was promised may depend on it. Messages of one caller to one receiver keep their order. Never blocks.
 */
public interface Outbound {

    /**
     * @param topic for example {@code /topic/reception/desks/…}; matched exactly
     * @param view written as JSON
     */
    void publish(String topic, Object view);

    /**
     * @param queue the last part of {@code /user/queue/…}
     * @param message written as JSON
     */
    void send(ClientId client, String queue, Object message);

    /** The same to every page the person has open. */
    void send(PersonId person, String queue, Object message);
}
