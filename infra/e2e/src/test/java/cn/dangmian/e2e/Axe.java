package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** WCAG 2.2 AA, as far as a machine can tell: looks at pages in their states, and says at the end what it found. */
final class Axe {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** What just changed is drawn, and changes at once: halfway between two looks is no state of a page. */
    private static final String STILL = """
            async () => {
              if (!document.adoptedStyleSheets.some(one => one.still)) {
                const sheet = Object.assign(new CSSStyleSheet(), {still: true})
                sheet.replaceSync(`*, *::before, *::after {
                  transition: none !important; animation-duration: 1ms !important; animation-iteration-count: 1 !important;
                }`)
                document.adoptedStyleSheets.push(sheet)
              }
              await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
              return document.getAnimations().every(one => one.playState !== 'running')
            }""";

    private final List<String> found = new ArrayList<>();

    /** @param state of the page, for whoever reads what was found */
    void look(Person person, String state) {
        look(person.page(), state);
    }

    void look(Page page, String state) {
        page.waitForFunction(STILL);
        for (var rule : new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(RULES)
                .analyze()
                .getViolations()) {
            rule.getNodes()
                    .forEach(node -> found.add("%s: %s %s %s"
                            .formatted(
                                    state,
                                    rule.getId(),
                                    node.getTarget(),
                                    String.valueOf(node.getFailureSummary()).replaceAll("\\s+", " "))));
        }
    }

    void assertNothingFound() {
        assertThat(found).as(String.join("\n", found)).isEmpty();
    }
}
