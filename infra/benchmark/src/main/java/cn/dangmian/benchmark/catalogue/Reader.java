package cn.dangmian.benchmark.catalogue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who signs in and asks, one question after another. */
final class Reader {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final JsonMapper JSON = new JsonMapper();

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String node;

    Reader(String node, String login) {
        this.node = node;
        send(HttpRequest.newBuilder(URI.create(node + "/api/sign-in")));
        post("/api/sign-in", Map.of("login", login, "password", Filling.PASSWORD));
    }

    /** @return milliseconds until the whole answer was there */
    double search(Map<String, Object> asked) {
        var from = System.nanoTime();
        post("/api/receptions/search", asked);
        return (System.nanoTime() - from) / NANOS_PER_MILLI;
    }

    String found(Map<String, Object> asked) {
        var answer = JSON.readTree(post("/api/receptions/search", asked));
        return answer.path("total").asString() + (answer.path("more").asBoolean() ? "+" : "");
    }

    /** The least that an answer to somebody who is signed in can be. */
    double ask() {
        var from = System.nanoTime();
        send(HttpRequest.newBuilder(URI.create(node + "/api/me")));
        return (System.nanoTime() - from) / NANOS_PER_MILLI;
    }

    private String post(String path, Map<String, Object> body) {
        return send(HttpRequest.newBuilder(URI.create(node + path))
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private String send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer + " " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(one -> one.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
