package cn.dangmian.signaling.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/** The WebSockets open on this node, by the sign-in they were opened with. */
@Component
class OpenConnections implements Connections, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final String SUBJECT = "wire-signed-out";

    private final Nodes nodes;
    private final Map<String, Set<WebSocketSession>> bySignIn = new ConcurrentHashMap<>();

    OpenConnections(@Lazy Nodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        nodes.hear(SUBJECT, String.class, this::end);
    }

    /** Nodes hear a digest: whoever listens on the bus must not learn a sign-in that works. */
    @Override
    public void endThoseOf(String httpSession) {
        nodes.tellAll(SUBJECT, digest(httpSession));
    }

    @Override
    public String nameOf(String httpSession) {
        return digest(httpSession);
    }

    private void end(String signIn) {
        for (var connection : bySignIn.getOrDefault(signIn, Set.of())) {
            try {
                connection.close(CloseStatus.POLICY_VIOLATION.withReason("signed out"));
            } catch (IOException gone) {
                LOG.debug("a connection was closed already: {}", gone.toString());
            }
        }
    }

    static String digest(String httpSession) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(httpSession.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    WebSocketHandler watch(WebSocketHandler handler) {
        return new WebSocketHandlerDecorator(handler) {
            @Override
            public void afterConnectionEstablished(WebSocketSession connection) throws Exception {
                bySignIn.compute(signIn(connection), (_, before) -> {
                    Set<WebSocketSession> all = before == null ? ConcurrentHashMap.newKeySet() : before;
                    all.add(connection);
                    return all;
                });
                super.afterConnectionEstablished(connection);
            }

            @Override
            public void afterConnectionClosed(WebSocketSession connection, CloseStatus status) throws Exception {
                bySignIn.computeIfPresent(signIn(connection), (_, all) -> {
                    all.remove(connection);
                    return all.isEmpty() ? null : all;
                });
                super.afterConnectionClosed(connection, status);
            }
        };
    }

    private static String signIn(WebSocketSession connection) {
        return String.valueOf(connection.getAttributes().get(SignedInHandshake.SIGN_IN));
    }
}
