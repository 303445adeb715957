package cn.dangmian.signaling.notices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The gateway of {@code infra/contracts/sms-gateway.md}. */
final class HttpSmsGateway implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSmsGateway.class);
    private static final int MOST_OF_ANSWER = 16_384;
    private static final int MOST_OF_ID = 100;
    /** A gateway that asks for more is asked again then anyway. */
    private static final long LONGEST_ASKED = 86_400;

    private final NoticeSettings.Gateway gateway;
    private final JsonMapper json;
    private final HttpClient client;

    HttpSmsGateway(NoticeSettings.Gateway gateway, JsonMapper json) {
        this.gateway = gateway;
        this.json = json;
        this.client = HttpClient.newBuilder()
                .connectTimeout(gateway.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Carriers.Service service() {
        return Carriers.Service.GATEWAY;
    }

    @Override
    public Outcome send(Message message) {
        var asked =
                client.sendAsync(request(message), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OF_ANSWER));
        try {
            // Its own timeout ends with the head of the answer; a body that trickles has as long again.
            return outcome(message, asked.get(2 * gateway.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.Later(Cause.GATEWAY_UNREACHABLE, null);
        } catch (ExecutionException | TimeoutException unreachable) {
            asked.cancel(true);
            LOG.warn("the gateway did not answer for {}: {}", message.reference(), unreachable.toString());
            return new Outcome.Later(Cause.GATEWAY_UNREACHABLE, null);
        }
    }

    private HttpRequest request(Message message) {
        var body = json.writeValueAsString(
                        Map.of("reference", message.reference(), "to", message.to(), "text", message.text()))
                .getBytes(UTF_8);
        var signature = new Signature(
                gateway.url().getRawPath(),
                String.valueOf(Instant.now().getEpochSecond()),
                UUID.randomUUID().toString());
        return HttpRequest.newBuilder(gateway.url())
                .timeout(gateway.timeout())
                .header("Content-Type", "application/json")
                .header(Signature.KEY_ID, gateway.keyId())
                .header(Signature.TIMESTAMP, signature.timestamp())
                .header(Signature.NONCE, signature.nonce())
                .header(Signature.SIGNATURE, signature.over(body, gateway.secret()))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private Outcome outcome(Message message, HttpResponse<byte[]> answer) {
        var status = answer.statusCode();
        if (status / 100 == 2) {
            return new Outcome.Taken(id(answer.body()), false);
        }
        LOG.warn("the gateway answered {} for {}", status, message.reference());
        if (status == 429 || status == 408 || status == 425) {
            return new Outcome.Later(Cause.GATEWAY_BUSY, retryAfter(answer));
        }
        if (status == 401 || status == 403) {
            return new Outcome.Later(Cause.GATEWAY_KEY, null);
        }
        return status / 100 == 4
                ? new Outcome.Refused(Cause.GATEWAY_REFUSED)
                : new Outcome.Later(Cause.GATEWAY_UNREACHABLE, retryAfter(answer));
    }

    private String id(byte[] body) {
        try {
            var id = json.readTree(body).path("id").asString("");
            return id.length() <= MOST_OF_ID ? id : id.substring(0, MOST_OF_ID);
        } catch (JacksonException taken) {
            // It said that it took the message; what else it said is of no use.
            return "";
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(HttpSmsGateway::wait)
                .orElse(null);
    }

    /** Seconds, or a date of HTTP. */
    private static @Nullable Duration wait(String said) {
        try {
            var seconds = said.matches("[0-9]{1,9}")
                    ? Long.parseLong(said)
                    : Duration.between(Instant.now(), ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME))
                            .toSeconds();
            return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_ASKED));
        } catch (DateTimeException unclear) {
            return null;
        }
    }
}
