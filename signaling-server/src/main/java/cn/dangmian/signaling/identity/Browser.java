package cn.dangmian.signaling.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

/** What a person recognises a browser by. It tells nothing that is relied upon. */
final class Browser {

    private Browser() {}

    static String of(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        if (agent == null) {
            return "";
        }
        // The first that is found: all of them call themselves Safari, and most Chrome.
        var browser = named(agent, "Edg/=Edge", "Firefox/=Firefox", "Chrome/=Chrome", "Safari/=Safari");
        var system = named(
                agent,
                "Android=Android",
                "iPhone=iPhone",
                "iPad=iPad",
                "Windows=Windows",
                "Mac OS=macOS",
                "Linux=Linux");
        return Stream.of(browser, system)
                .filter(part -> !part.isEmpty())
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " · " + b);
    }

    private static String named(String agent, String... known) {
        return Stream.of(known)
                .map(one -> one.split("="))
                .filter(one -> agent.contains(one[0]))
                .map(one -> one[1])
                .findFirst()
                .orElse("");
    }
}
