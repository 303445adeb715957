package cn.dangmian.signaling.wire;

import java.util.Map;
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

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        var principal = request.getPrincipal();
        if (principal == null) {
            response.setStatusCode(HttpStatus.UNAUTHORIZED);
            return false;
        }
        attributes.put(PERSON, UUID.fromString(principal.getName()));
        attributes.put(ORIGIN, String.valueOf(request.getHeaders().getOrigin()));
        if (request instanceof ServletServerHttpRequest servlet) {
            attributes.put(
                    SIGN_IN,
                    OpenConnections.digest(
                            servlet.getServletRequest().getSession().getId()));
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
