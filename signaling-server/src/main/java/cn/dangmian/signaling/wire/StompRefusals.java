package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionFailedException;
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
    private final DenialLog denials;

    StompRefusals(Refusals refusals, DenialLog denials) {
        this.refusals = refusals;
        this.denials = denials;
    }

    @MessageExceptionHandler
    void on(Refused refused, Message<?> message) {
        var frame = SimpMessageHeaderAccessor.wrap(message);
        if (frame.getUser() instanceof Actor actor) {
            denials.noteIfDenied(actor.person().value(), "send", String.valueOf(frame.getDestination()), refused);
        }
        answer(message, refused);
    }

    @MessageExceptionHandler({
        MessageConversionException.class,
        MethodArgumentNotValidException.class,
        MethodArgumentTypeMismatchException.class,
        ConversionFailedException.class,
        IllegalArgumentException.class
    })
    void onMalformed(Exception malformed, Message<?> message) {
        LOG.debug("malformed message", malformed);
        // A value that refuses to be made does so while the body is read, and the reader wraps it.
        if (NestedExceptionUtils.getRootCause(malformed) instanceof Refused refused) {
            on(refused, message);
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
