package cn.dangmian.signaling.wire;

import cn.dangmian.signaling.kernel.PersonId;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets nobody open the WebSocket who is not signed in: the person's id is the name of the HTTP principal. */
class SignedInHandshake implements HandshakeInterceptor {

    static final String PERSON = "person";
    static final String SIGN_IN = "sign-in";
    static final String ORIGIN = "origin";
    private static final String LOSSES = "losses";

    private final Authorization authorization;

    SignedInHandshake(Authorization authorization) {
        this.authorization = authorization;
    }

    static PersonId personOf(Map<String, Object> attributes) {
        return new PersonId((UUID) Objects.requireNonNull(attributes.get(PERSON)));
    }

    /** What the person had lost when the connection was opened. */
    static long lossesIn(Map<String, Object> attributes) {
        return (Long) Objects.requireNonNull(attributes.get(LOSSES));
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        var principal = request.getPrincipal();
        var losses = principal == null ? null : lossesOf(principal);
        if (principal == null || losses == null) {
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
            return false;
        }
        attributes.put(PERSON, UUID.fromString(principal.getName()));
        attributes.put(LOSSES, losses);
        attributes.put(ORIGIN, String.valueOf(request.getHeaders().getOrigin()));
        if (request instanceof ServletServerHttpRequest servlet) {
            attributes.put(
                    SIGN_IN,
                    OpenConnections.digest(
                            servlet.getServletRequest().getSession().getId()));
        }
        return true;
    }

    /** @return null when nobody may act as this person */
    private @Nullable Long lossesOf(Principal principal) {
        var person = PersonId.of(principal.getName());
        return authorization.losses(List.of(person)).get(person);
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
