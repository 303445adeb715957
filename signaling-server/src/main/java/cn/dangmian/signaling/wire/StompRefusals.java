package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.messaging.handler.annotation.support.MethodArgumentTypeMismatchException;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** Turns what a STOMP command throws into a refusal with a stable code. */
@ControllerAdvice
class StompRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(StompRefusals.class);

    private final Refusals refusals;

    StompRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @MessageExceptionHandler
    void on(Refused refused, Message<?> message) {
        answer(message, refused);
    }

    @MessageExceptionHandler({
        MessageConversionException.class,
        MethodArgumentNotValidException.class,
        MethodArgumentTypeMismatchException.class,
        IllegalArgumentException.class
    })
    void onMalformed(Exception malformed, Message<?> message) {
        LOG.debug("malformed message", malformed);
        // What a payload's own types refuse while it is read comes wrapped by the reader.
        if (NestedExceptionUtils.getMostSpecificCause(malformed) instanceof Refused refused) {
            answer(message, refused);
            return;
        }
        answer(message, Refused.malformed("wire.malformed", "the message is not as PROTOCOL.md says"));
    }

    @MessageExceptionHandler
    void onBug(Exception bug, Message<?> message) {
        LOG.error("a command failed", bug);
        answer(message, new Refused("wire.failed", "the server failed; the command may be repeated"));
    }

    private void answer(Message<?> message, Refused refused) {
        refusals.send(SimpMessageHeaderAccessor.wrap(message), message, refused);
    }
}
