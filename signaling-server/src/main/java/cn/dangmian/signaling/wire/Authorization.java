package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.PersonId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Decides whether a person may do an operation at all. What no rule names is refused. */
public interface Authorization {

    enum Kind {
        HTTP,
        SEND,
        SUBSCRIBE
    }

    /**
     * @param path for STOMP the destination, for HTTP the method and the path: {@code GET /api/me}
     * @throws cn.dangmian.signaling.kernel.Refused if not
     */
    void check(PersonId person, Kind kind, String path);

    /**
     * How often each of these people has lost something that they might do. A connection that was opened when the number was
     * smaller is ended; so is one of a person who is not among the answers.
     */
    Map<PersonId, Long> losses(Collection<PersonId> people);

    /**
     * What a connection says of the device it comes from.
     *
     * @param signIn the sign-in it was opened with, as {@link Connections#nameOf} names it
     * @param origin of the page, as the browser told it
     * @param nonce given to this sign-in before; good once
     * @param signature of the device's key, base64
     */
    record Proof(String signIn, String origin, String device, String nonce, String signature) {}

    /** @return nothing when the proof is not good; the connection is then one of any machine */
    Optional<DeviceId> proven(Proof proof);
}
