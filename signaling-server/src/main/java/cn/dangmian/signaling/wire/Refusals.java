package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Refused;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Answers a refused message on {@code /user/queue/refusals} of the connection it came from. */
@Component
class Refusals {

    /** @param commandId as the client sent it; null when the message had none */
    record Refusal(@Nullable String commandId, String code, String text) {}

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final int MAX_ID_LENGTH = 36;

    private final SimpMessagingTemplate template;
    private final MessageChannel outbound;
    private final JsonMapper json;

    Refusals(
            @Lazy SimpMessagingTemplate template,
            @Lazy @Qualifier("clientOutboundChannel") MessageChannel outbound,
            JsonMapper json) {
        this.template = template;
        this.outbound = outbound;
        this.json = json;
    }

    void send(SimpMessageHeaderAccessor frame, Message<?> message, Refused refused) {
        LOG.debug("refused {}: {}", refused.code(), refused.text());
        var user = frame.getUser();
        if (user == null) {
            return;
        }
        var headers = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
        headers.setSessionId(frame.getSessionId());
        headers.setLeaveMutable(true);
        template.convertAndSendToUser(
                user.getName(),
                "/queue/refusals",
                new Refusal(commandId(message), refused.code(), refused.text()),
                headers.getMessageHeaders());
    }

    /** Says why and closes: an exception would be swallowed where frames are kept in order, and the client would wait on. */
    void end(SimpMessageHeaderAccessor frame, String why) {
        var error = StompHeaderAccessor.create(StompCommand.ERROR);
        error.setMessage(why);
        error.setSessionId(frame.getSessionId());
        outbound.send(MessageBuilder.createMessage(new byte[0], error.getMessageHeaders()));
    }

    private @Nullable String commandId(Message<?> message) {
        if (!(message.getPayload() instanceof byte[] body) || body.length == 0) {
            return null;
        }
        try {
            var id = json.readTree(new String(body, StandardCharsets.UTF_8)).path("commandId");
            return id.isString() && id.stringValue().length() <= MAX_ID_LENGTH ? id.stringValue() : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }
}
