package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.wire.Connections;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a sign-in that has lasted as long as one may, however busy it is. */
class SignInLife extends OncePerRequestFilter {

    private final OwnSessions sessions;
    private final Connections connections;

    SignInLife(OwnSessions sessions, Connections connections) {
        this.sessions = sessions;
        this.connections = connections;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && sessions.isOver(Instant.ofEpochMilli(session.getCreationTime()))) {
            connections.endThoseOf(session.getId());
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
