package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.wire.Authorization;
import cn.dangmian.signaling.wire.Connections;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;

/** The door of the HTTP side: deny by default, one table, a cookie that scripts cannot read. */
@Configuration
class SecuritySetup {

    private static final String[] PAGES = {
        "/",
        "/index.html",
        "/favicon.svg",
        "/console",
        "/console/**",
        "/terminal",
        "/terminal/**",
        "/visit",
        "/visit/**",
        "/display",
        "/display/**",
        "/ticket",
        "/ticket/**",
        "/join",
        "/join/**",
        "/assets/**"
    };

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            Authorization authorization,
            SecurityContextRepository contexts,
            OwnSessions sessions,
            Connections connections) {
        http.authorizeHttpRequests(requests -> rules(requests, authorization))
                // Receipts come from a gateway, signed, and with no cookie that a page could misuse.
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers("/api/public/notice-receipts"))
                .securityContext(security -> security.securityContextRepository(contexts))
                .addFilterBefore(new SignInLife(sessions, connections), SecurityContextHolderFilter.class)
                .formLogin(form -> form.disable())
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .exceptionHandling(trouble -> trouble.authenticationEntryPoint(
                                (request, response, _) -> refuse(response, 401, "identity.not-signed-in"))
                        .accessDeniedHandler((request, response, denied) -> refuse(
                                response,
                                403,
                                denied instanceof CsrfException ? "identity.csrf" : "wire.not-allowed")));
        return http.build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Authorization authorization) {
        requests.requestMatchers(
                        "/api/sign-in",
                        "/api/sign-in/**",
                        "/api/enrolments",
                        "/api/public/**",
                        "/actuator/health/**",
                        "/error")
                .permitAll()
                .requestMatchers(PAGES)
                .permitAll()
                .requestMatchers("/ws")
                .authenticated()
                .requestMatchers("/api/**")
                .access((who, context) -> decide(authorization, who, context.getRequest()))
                .anyRequest()
                .denyAll();
    }

    private static AuthorizationDecision decide(
            Authorization authorization, Supplier<? extends @Nullable Authentication> who, HttpServletRequest request) {
        var authentication = who.get();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return new AuthorizationDecision(false);
        }
        try {
            var path = request.getMethod() + " " + request.getRequestURI();
            authorization.check(PersonId.of(authentication.getName()), Authorization.Kind.HTTP, path);
            return new AuthorizationDecision(true);
        } catch (Refused refused) {
            return new AuthorizationDecision(false);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String code) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write("{\"status\":" + status + ",\"code\":\"" + code + "\"}");
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    /** There is one way to sign in, and it is not this one; without it Boot would make a user of its own. */
    @Bean
    UserDetailsService nobody() {
        return login -> {
            throw new UsernameNotFoundException("sign in at /api/sign-in");
        };
    }
}
