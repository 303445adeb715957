package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ChannelInterceptor;
import org.springframework.messaging.support.MessageHeaderAccessor;
import org.springframework.stereotype.Component;

/**
 * Stands at the door of the STOMP node: binds a connection to its person and client, and lets a frame in only when a rule
 * allows it. A refused frame is answered on {@code /user/queue/refusals}; the connection stays.
 */
@Component
class DoorKeeper implements ChannelInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);
    private static final int MAX_SUBSCRIPTIONS = 20;
    private static final Set<String> OWN_QUEUES = Set.of(
            "/user/queue/replies",
            "/user/queue/refusals",
            "/user/queue/media",
            "/user/queue/supervision",
            "/user/queue/conference",
            "/user/queue/identity");

    private final Authorization authorization;
    private final Refusals refusals;
    private final Clients clients;
    private final DenialLog denials;
    private final Map<String, Set<String>> subscriptions = new ConcurrentHashMap<>();

    DoorKeeper(Authorization authorization, Refusals refusals, Clients clients, DenialLog denials) {
        this.authorization = authorization;
        this.refusals = refusals;
        this.clients = clients;
        this.denials = denials;
    }

    @Override
    public @Nullable Message<?> preSend(Message<?> message, MessageChannel channel) {
        var frame = MessageHeaderAccessor.getAccessor(message, StompHeaderAccessor.class);
        if (frame == null || frame.getCommand() == null) {
            return message;
        }
        try {
            return letIn(frame) ? message : null;
        } catch (Refused refused) {
            refusals.send(frame, message, refused);
            return null;
        } catch (MessagingException noConnect) {
            refusals.end(frame, String.valueOf(noConnect.getMessage()));
            return null;
        } catch (RuntimeException failed) {
            LOG.warn("{} could not be looked at: {}", frame.getCommand(), failed.toString());
            fail(frame, message);
            return null;
        }
    }

    /** Whoever gets no answer waits on, or presses again without knowing what the first press did. */
    private void fail(StompHeaderAccessor frame, Message<?> message) {
        if (frame.getUser() instanceof Actor) {
            refusals.send(frame, message, new Refused("wire.failed", "the server failed; the command may be repeated"));
        } else {
            refusals.end(frame, "the server failed; connect again");
        }
    }

    private boolean letIn(StompHeaderAccessor frame) {
        switch (frame.getCommand()) {
            case CONNECT, STOMP -> connect(frame);
            case SEND -> {
                authorize(frame, Authorization.Kind.SEND, "/app/");
                nameTenure(frame);
            }
            case SUBSCRIBE -> subscribe(frame);
            case UNSUBSCRIBE -> of(frame).remove(frame.getSubscriptionId());
            case DISCONNECT -> subscriptions.remove(frame.getSessionId());
            case null, default -> {
                return frame.getMessageType() == SimpMessageType.HEARTBEAT;
            }
        }
        return true;
    }

    private void connect(StompHeaderAccessor frame) {
        var actor = new Actor(person(frame), client(frame), device(frame));
        if (!clients.isOrBecomes(actor)) {
            denials.note(actor.person().value(), "connect", actor.client().toString(), "wire.not-allowed");
            throw new MessagingException("this client id is another person's, or another device's");
        }
        frame.setUser(actor);
    }

    private void subscribe(StompHeaderAccessor frame) {
        var own = of(frame);
        var id = frame.getSubscriptionId();
        if (id == null || own.size() >= MAX_SUBSCRIPTIONS) {
            throw new Refused(
                    Refused.Kind.TOO_MANY,
                    "wire.too-many-subscriptions",
                    own.size() + " subscriptions (expected: <= 20)");
        }
        if (!OWN_QUEUES.contains(destination(frame))) {
            authorize(frame, Authorization.Kind.SUBSCRIBE, "/");
        }
        own.add(id);
    }

    private void authorize(StompHeaderAccessor frame, Authorization.Kind kind, String prefix) {
        var destination = destination(frame);
        if (!(frame.getUser() instanceof Actor actor)) {
            throw Refused.notAllowed("wire.not-allowed", "CONNECT comes first");
        }
        if (!destination.startsWith(prefix)) {
            denials.note(actor.person().value(), kind.name().toLowerCase(Locale.ROOT), destination, "wire.not-allowed");
            throw Refused.notAllowed("wire.not-allowed", "no rule allows this destination");
        }
        authorization.check(actor.person(), kind, destination);
    }

    /** A number that is none names no tenure that ever was. */
    private static void nameTenure(StompHeaderAccessor frame) {
        var named = frame.getFirstNativeHeader("tenure");
        if (named != null && frame.getUser() instanceof Actor actor) {
            frame.setUser(actor.inTenure(named.matches("[0-9]{1,18}") ? Long.parseLong(named) : -1));
        }
    }

    private static String destination(StompHeaderAccessor frame) {
        var destination = frame.getDestination();
        return destination == null ? "" : destination;
    }

    private Set<String> of(StompHeaderAccessor frame) {
        return subscriptions.computeIfAbsent(String.valueOf(frame.getSessionId()), _ -> ConcurrentHashMap.newKeySet());
    }

    private static PersonId person(StompHeaderAccessor frame) {
        var attributes = frame.getSessionAttributes();
        if (attributes != null && attributes.get(SignedInHandshake.PERSON) instanceof UUID person) {
            return new PersonId(person);
        }
        throw new MessagingException("CONNECT without a signed-in person");
    }

    private static ClientId client(StompHeaderAccessor frame) {
        try {
            return ClientId.of(String.valueOf(frame.getFirstNativeHeader("client")));
        } catch (IllegalArgumentException notAnId) {
            throw new MessagingException("CONNECT needs the header 'client' with a UUID", notAnId);
        }
    }

    /** A proof that is not good is no reason to refuse: what needs the device refuses by itself, and says so. */
    private @Nullable DeviceId device(StompHeaderAccessor frame) {
        var attributes = frame.getSessionAttributes();
        var device = frame.getFirstNativeHeader("device");
        if (attributes == null || device == null) {
            return null;
        }
        return authorization
                .proven(new Authorization.Proof(
                        String.valueOf(attributes.get(SignedInHandshake.SIGN_IN)),
                        String.valueOf(attributes.get(SignedInHandshake.ORIGIN)),
                        device,
                        String.valueOf(frame.getFirstNativeHeader("nonce")),
                        String.valueOf(frame.getFirstNativeHeader("signature"))))
                .orElse(null);
    }

    @Override
    public void afterSendCompletion(
            Message<?> message, MessageChannel channel, boolean sent, @Nullable Exception error) {
        var frame = StompHeaderAccessor.wrap(message);
        if (frame.getCommand() == StompCommand.DISCONNECT) {
            subscriptions.remove(frame.getSessionId());
        }
    }
}
