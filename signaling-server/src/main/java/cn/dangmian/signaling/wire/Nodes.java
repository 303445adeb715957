package cn.dangmian.signaling.wire;

import java.util.function.Consumer;

/** The signaling nodes of one installation, and the post between them. At most once, in order from one sender. */
public interface Nodes {

    /** @return this node's name, unique among the running nodes */
    String self();

    /**
     * Hands a message to the listener of that subject on that node; on this node without any detour, but still on another
     * thread.
     *
     * @param message written as JSON
     */
    void tell(String node, String subject, Object message);

    /** The same to every node, this one too. */
    void tellAll(String subject, Object message);

    /** Registers the one listener of a subject on this node. It is called on a virtual thread of its own per message. */
    <T> void hear(String subject, Class<T> type, Consumer<T> listener);
}
