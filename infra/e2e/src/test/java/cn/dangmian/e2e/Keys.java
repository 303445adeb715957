package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;

/** A clerk who never touches the mouse; counts what they press. */
final class Keys {

    private final Page page;
    private final long began = System.nanoTime();
    private int strokes;

    Keys(Page page) {
        this.page = page;
    }

    Keys press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
            strokes++;
        }
        return this;
    }

    /** Into the field where the cursor is. */
    Keys type(String text) {
        page.keyboard().type(text);
        strokes += text.codePointCount(0, text.length());
        return this;
    }

    /** Goes on with Tab until the cursor stands at that thing. */
    Keys tabTo(String hook) {
        for (var tabs = 0; tabs < 40; tabs++) {
            if (isAt(hook)) {
                return this;
            }
            press("Tab");
        }
        throw new AssertionError(hook + " cannot be reached by the keyboard");
    }

    boolean isAt(String hook) {
        return Boolean.TRUE.equals(page.evaluate("""
                hook => {
                  const found = document.querySelector(`[data-test="${hook}"]`)
                  return !!found && (found === document.activeElement || found.contains(document.activeElement))
                }""", hook));
    }

    /** Whoever looks at the page sees where the cursor is. A dialog that is just opening moves it, so a second look counts too. */
    Keys isInSight() {
        assertThat(unseen().isEmpty() ? "" : unseen())
                .as("where the cursor is not seen")
                .isEmpty();
        return this;
    }

    /** Something is drawn that is not when the cursor is elsewhere. @return what it stands at when nothing is; otherwise empty */
    private String unseen() {
        return (String) page.evaluate("""
                async () => {
                  const settled = () => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
                  const active = document.activeElement
                  const box = active.getBoundingClientRect()
                  const named = active.closest('[data-test]')?.dataset.test ?? active.tagName
                  const around = [active, active.nextElementSibling, active.parentElement, active.parentElement?.parentElement]
                  const drawn = () => around.filter(Boolean).map(one => {
                    const {outline, boxShadow, border, backgroundColor} = getComputedStyle(one)
                    return [outline, boxShadow, border, backgroundColor].join()
                  }).join()
                  const still = Object.assign(document.createElement('style'), {textContent: '* {transition: none !important}'})
                  document.head.append(still)
                  await settled()
                  const here = drawn()
                  active.blur()
                  await settled()
                  const elsewhere = drawn()
                  active.focus()
                  await settled()
                  still.remove()
                  const isOnScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
                  return isOnScreen && here !== elsewhere ? '' : named
                }""");
    }

    /** Waits until the page itself has put the cursor there. */
    Keys awaitAt(String hook) {
        page.waitForCondition(() -> isAt(hook));
        return this;
    }

    /** Chooses this file in the browser's own dialog, whenever a key opens it. */
    Keys willChoose(Path file) {
        page.onFileChooser(chooser -> chooser.setFiles(file));
        return this;
    }

    int strokes() {
        return strokes;
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
