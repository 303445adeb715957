package cn.dangmian.signaling.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import cn.dangmian.signaling.kernel.Refused;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A type that refuses while a message is read: the page gets its code, not the reader's "malformed". */
class WrappedRefusalTests {

    record Note(String text) {

        Note {
            if (text.isEmpty()) {
                throw Refused.malformed("reception.note-needed", "the note is empty");
            }
        }
    }

    record Body(List<Note> notes) {}

    private static final String REFUSED = "{\"commandId\":\"7\",\"notes\":[{\"text\":\"\"}]}";
    private static final String BROKEN = "{\"commandId\":\"7\",\"notes\":{}}";

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void reachesThePageOverHttp() {
        assertThat(codeOverHttp(REFUSED)).isEqualTo("reception.note-needed");
        assertThat(codeOverHttp(BROKEN)).isEqualTo("wire.malformed");
    }

    private Object codeOverHttp(String body) {
        var thrown =
                catchException(() -> new JacksonJsonHttpMessageConverter(json).read(Body.class, new Request(body)));
        var answer = new HttpRefusals().onMalformed(thrown);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        return Objects.requireNonNull(Objects.requireNonNull(answer.getBody()).getProperties())
                .getOrDefault("code", "");
    }

    private record Request(String text) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders();
        }
    }

    @Test
    void reachesThePageOverStomp() {
        assertThat(refusalOverStomp(REFUSED)).contains("\"code\":\"reception.note-needed\"", "\"commandId\":\"7\"");
        assertThat(refusalOverStomp(BROKEN)).contains("\"code\":\"wire.malformed\"", "\"commandId\":\"7\"");
    }

    private String refusalOverStomp(String body) {
        var headers = SimpMessageHeaderAccessor.create();
        Principal anna = () -> "anna";
        headers.setUser(anna);
        headers.setSessionId("1");
        Message<?> message =
                MessageBuilder.createMessage(body.getBytes(StandardCharsets.UTF_8), headers.getMessageHeaders());
        var sent = new ArrayList<Message<?>>();
        var template = new SimpMessagingTemplate((told, _) -> sent.add(told));
        template.setMessageConverter(new JacksonJsonMessageConverter(json));
        var thrown = catchException(() -> new JacksonJsonMessageConverter(json).fromMessage(message, Body.class));
        new StompRefusals(new Refusals(template, json)).onMalformed(thrown, message);
        return new String((byte[]) sent.getFirst().getPayload(), StandardCharsets.UTF_8);
    }
}
