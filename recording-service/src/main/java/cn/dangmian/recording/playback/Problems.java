package cn.dangmian.recording.playback;

import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.vault.DamagedFile;
import cn.dangmian.recording.vault.Unreachable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.json.JsonMapper;

/** Turns refusals into problem details with a stable code. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, Refused refused) throws IOException {
        var problem = problem(refused);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refused refused) {
        var problem = problem(refused);
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<ProblemDetail> onMalformed(Exception malformed) {
        return on(new Refused("playback.malformed", "the request is not as the contract says"));
    }

    /** Behind the first bytes nothing can be told any more, and the connection breaks. */
    @ExceptionHandler({DamagedFile.class, NoSuchFileException.class})
    ResponseEntity<ProblemDetail> onDamaged(IOException damaged, HttpServletResponse response) throws IOException {
        LOG.error("something is not as it was kept", damaged);
        if (response.isCommitted()) {
            throw damaged;
        }
        response.reset();
        return on(new Refused("playback.damaged", "the file is not as it was kept, or not there any more"));
    }

    /** Not a word on the file: it may be as sound as ever. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> onUnreachable(Unreachable unreachable, HttpServletResponse response)
            throws IOException {
        LOG.warn("something was not read: {}", unreachable.getMessage());
        if (response.isCommitted()) {
            throw unreachable;
        }
        response.reset();
        return on(new Refused("playback.store-unreachable", "the store of recordings cannot be reached now"));
    }

    private static ProblemDetail problem(Refused refused) {
        var problem = ProblemDetail.forStatusAndDetail(status(refused.code()), refused.text());
        problem.setProperty("code", refused.code());
        return problem;
    }

    private static HttpStatus status(String code) {
        return switch (code) {
            case "playback.no-grant" -> HttpStatus.UNAUTHORIZED;
            case "playback.grant-invalid" -> HttpStatus.FORBIDDEN;
            case "playback.unknown" -> HttpStatus.NOT_FOUND;
            case "playback.damaged", "playback.not-made" -> HttpStatus.CONFLICT;
            case "playback.store-unreachable" -> HttpStatus.SERVICE_UNAVAILABLE;
            case "playback.destroyed" -> HttpStatus.GONE;
            case "playback.unsatisfiable-range" -> HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
