package cn.dangmian.recording.playback;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import cn.dangmian.recording.kernel.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may ask for what: a grant opens its own recording, the health is open, everything else is shut. */
@Configuration(proxyBeanMethods = false)
class PlaybackSecurity {

    private static final String RECORDING = "/recordings/{recording}";

    @Bean
    SecurityFilterChain doors(HttpSecurity http, Grants grants, Problems problems) throws Exception {
        return http.authorizeHttpRequests(PlaybackSecurity::open)
                .addFilterBefore(new GrantFilter(grants), AuthorizationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, _) -> refuse(problems, request, response))
                        .accessDeniedHandler((request, response, _) -> refuse(problems, request, response)))
                // The cookie is SameSite=Strict, and what changes or takes away carries its permission in body or
                // header.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; sandbox")))
                .build();
    }

    /** What brings its grant in body or header is asked for it where it is answered. */
    private static void open(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.POST, RECORDING + "/grant", RECORDING + "/pack", "/inventory")
                .permitAll()
                .requestMatchers(HttpMethod.POST, RECORDING + "/composite", RECORDING + "/composite/*")
                .permitAll()
                .requestMatchers(HttpMethod.PUT, RECORDING + "/exhibits/{sha256}")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/inventory", "/storage")
                .permitAll()
                .requestMatchers(HttpMethod.GET, RECORDING, RECORDING + "/tracks/{name}", RECORDING + "/manifest")
                .access(PlaybackSecurity::covers)
                .requestMatchers(HttpMethod.HEAD, RECORDING + "/tracks/{name}", RECORDING + "/manifest")
                .access(PlaybackSecurity::covers)
                .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                .permitAll()
                .anyRequest()
                .denyAll();
    }

    private static AuthorizationDecision covers(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext asked) {
        var recording = asked.getVariables().get("recording");
        return new AuthorizationDecision(who.get() instanceof GrantHolder holder
                && holder.grant().recording().toString().equals(recording));
    }

    private static void refuse(Problems problems, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var token = GrantFilter.cookie(request);
        if (token.isEmpty()) {
            problems.write(response, new Refused("playback.no-grant", "a grant is needed"));
        } else if (SecurityContextHolder.getContext().getAuthentication() instanceof GrantHolder) {
            problems.write(response, new Refused("playback.unknown", "there is no such thing for this grant"));
        } else {
            problems.write(response, new Refused("playback.grant-invalid", "the grant is not valid, or not any more"));
        }
    }
}
