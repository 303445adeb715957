package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.PersonId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;

/** The WebSockets open on this node, by the sign-in they were opened with. */
@Component
class OpenConnections implements Connections, SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final String SIGNED_OUT = "wire-signed-out";
    private static final String REVOKED = "wire-revoked";

    private final Nodes nodes;
    private final Authorization authorization;
    private final Map<String, Set<WebSocketSession>> bySignIn = new ConcurrentHashMap<>();

    OpenConnections(@Lazy Nodes nodes, @Lazy Authorization authorization) {
        this.nodes = nodes;
        this.authorization = authorization;
    }

    @Override
    public void afterSingletonsInstantiated() {
        nodes.hear(SIGNED_OUT, String.class, this::end);
        nodes.hear(REVOKED, PersonId.class, this::endAll);
    }

    /** Nodes hear a digest: whoever listens on the bus must not learn a sign-in that works. */
    @Override
    public void endThoseOf(String httpSession) {
        nodes.tellAll(SIGNED_OUT, digest(httpSession));
    }

    @Override
    public void endThoseOf(PersonId person) {
        nodes.tellAll(REVOKED, person);
    }

    private void endAll(PersonId person) {
        all().filter(connection -> person.equals(SignedInHandshake.personOf(connection.getAttributes())))
                .forEach(OpenConnections::end);
    }

    /** The bus may have lost the news, so every node looks by itself. */
    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        try {
            var open = all().toList();
            var losses = authorization.losses(open.stream()
                    .map(connection -> SignedInHandshake.personOf(connection.getAttributes()))
                    .collect(Collectors.toSet()));
            open.stream()
                    .filter(connection -> isOutdated(connection.getAttributes(), losses))
                    .forEach(OpenConnections::end);
        } catch (DataAccessException later) {
            LOG.warn("connections of revoked people are ended later: {}", later.toString());
        }
    }

    private static boolean isOutdated(Map<String, Object> attributes, Map<PersonId, Long> losses) {
        var now = losses.get(SignedInHandshake.personOf(attributes));
        return now == null || now > SignedInHandshake.lossesIn(attributes);
    }

    private Stream<WebSocketSession> all() {
        return bySignIn.values().stream().flatMap(Set::stream);
    }

    @Override
    public String nameOf(String httpSession) {
        return digest(httpSession);
    }

    private void end(String signIn) {
        bySignIn.getOrDefault(signIn, Set.of()).forEach(OpenConnections::end);
    }

    private static void end(WebSocketSession connection) {
        try {
            connection.close(CloseStatus.POLICY_VIOLATION.withReason("signed out"));
        } catch (IOException gone) {
            LOG.debug("a connection was closed already: {}", gone.toString());
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
