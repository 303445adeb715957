package cn.dangmian.recording.playback;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Whoever sent a valid grant with the request. */
final class GrantHolder extends AbstractAuthenticationToken {

    private final transient Grant grant;

    GrantHolder(Grant grant) {
        super(List.of());
        this.grant = grant;
        setAuthenticated(true);
    }

    Grant grant() {
        return grant;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return grant.person();
    }
}
