package cn.dangmian.signaling.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's browser as HTTP sees it: it keeps cookies and sends the CSRF token, on whichever node it asks. */
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    static final String SESSION = "dangmian";
    static final String CSRF = "XSRF-TOKEN";

    private final Map<String, String> cookies = new LinkedHashMap<>();

    static Visitor signedIn(Node node, String login) {
        var visitor = new Visitor();
        var answer = visitor.signIn(node, login, Town.PASSWORD);
        if (answer.status() != 200) {
            throw new AssertionError(login + " cannot sign in: " + answer);
        }
        return visitor;
    }

    Answer signIn(Node node, String login, String password) {
        get(node, "/api/sign-in");
        return post(node, "/api/sign-in", Map.of("login", login, "password", password));
    }

    Answer get(Node node, String path) {
        return send(node, path, HttpRequest.Builder::GET);
    }

    Answer post(Node node, String path, Object body) {
        return postText(node, path, JSON.writeValueAsString(body), _ -> {});
    }

    Answer postText(Node node, String path, String body, Consumer<HttpRequest.Builder> more) {
        return sendText(node, "POST", path, body, more);
    }

    Answer put(Node node, String path, Object body) {
        return sendText(node, "PUT", path, JSON.writeValueAsString(body), _ -> {});
    }

    Answer delete(Node node, String path) {
        return sendText(node, "DELETE", path, "", _ -> {});
    }

    Answer sendText(Node node, String method, String path, String body, Consumer<HttpRequest.Builder> more) {
        return send(node, path, request -> {
            request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/json");
            if (cookies.containsKey(CSRF)) {
                request.header("X-XSRF-TOKEN", cookie(CSRF));
            }
            more.accept(request);
        });
    }

    Answer send(Node node, String path, Consumer<HttpRequest.Builder> how) {
        var request = HttpRequest.newBuilder(URI.create(node.url(path)));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        how.accept(request);
        try {
            var answer = Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
            answer.cookies().forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    byte[] bytes(Node node, String path) {
        var request = HttpRequest.newBuilder(URI.create(node.url(path)))
                .header("Cookie", cookieHeader())
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    void forgetCookie(String name) {
        cookies.remove(name);
    }
}
