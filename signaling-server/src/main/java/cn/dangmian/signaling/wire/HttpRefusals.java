package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what a request throws into a problem detail with a stable code. */
// Before the advice of Spring Boot, whose problem details have no code.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpRefusals {

    private static final Logger LOG = LoggerFactory.getLogger(HttpRefusals.class);

    /** Else the address would be repeated in the answer, with whatever somebody wrote into it. */
    private static final URI NOWHERE = URI.create("");

    private final DenialLog denials;

    HttpRefusals(DenialLog denials) {
        this.denials = denials;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refused refused, HttpServletRequest request) {
        denials.noteIfDenied(
                DenialLog.personOf(request.getUserPrincipal()),
                "http",
                request.getMethod() + " " + request.getRequestURI(),
                refused);
        LOG.debug("refused {}: {}", refused.code(), refused.text());
        return problem(statusOf(refused.kind()), refused.code(), refused.text());
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentNotValidException.class,
        HandlerMethodValidationException.class,
        MethodArgumentTypeMismatchException.class,
        MissingServletRequestParameterException.class
    })
    ResponseEntity<ProblemDetail> onMalformed(Exception malformed, HttpServletRequest request) {
        // What a body's own types refuse while it is read comes wrapped by the reader.
        if (NestedExceptionUtils.getMostSpecificCause(malformed) instanceof Refused refused) {
            return on(refused, request);
        }
        return malformed(HttpStatus.BAD_REQUEST, malformed);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NoResourceFoundException unknown) {
        return problem(HttpStatus.NOT_FOUND, "wire.unknown", "nothing is here");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> onAnythingElse(Exception other) {
        if (other instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return malformed(known.getStatusCode(), other);
        }
        // A file is asked for, and what came is no form.
        if (other instanceof MultipartException) {
            return malformed(HttpStatus.BAD_REQUEST, other);
        }
        LOG.error("a request failed", other);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "wire.failed", "the server failed; the request may be repeated");
    }

    private static ResponseEntity<ProblemDetail> malformed(HttpStatusCode status, Exception cause) {
        LOG.debug("malformed request", cause);
        return problem(status, "wire.malformed", "the request is not as PROTOCOL.md says");
    }

    private static HttpStatus statusOf(Refused.Kind kind) {
        return switch (kind) {
            case MALFORMED -> HttpStatus.BAD_REQUEST;
            case NOT_SIGNED_IN -> HttpStatus.UNAUTHORIZED;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case NOT_NOW -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
        };
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatusCode status, String code, String text) {
        var problem = ProblemDetail.forStatusAndDetail(status, text);
        problem.setProperty("code", code);
        problem.setInstance(NOWHERE);
        return ResponseEntity.status(status).body(problem);
    }
}
