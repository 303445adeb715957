package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A petitioner who signs reads the hands of an interpreter, whatever else is shown. */
@Order(2)
class SignLanguageTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Pixels; a hand in a picture of less is a spot. */
    private static final double WIDTH = 270;

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();

    @Test
    void thePictureOfWhoeverSignsIsLargeAndStaysSoBesideAPaper() {
        var scene = talkingBySigns();
        var official = scene.official().person();
        var clerk = scene.clerk().person();
        var interpreter = calledIn(official);

        for (var person : List.of(official, clerk)) {
            person.look("face-guesta").awaitPicture(Pattern.GUEST);
            assertThat(place(person).width).as("of the picture that is read").isGreaterThanOrEqualTo(WIDTH);
            assertThat(isApart(person)).as("nothing lies over it").isTrue();
        }
        official.look("face").awaitPicture(Pattern.TERMINAL);
        var before = place(clerk);
        clerk.picture(Path.of("target", "pictures", "signed-terminal.png"));
        official.picture(Path.of("target", "pictures", "signed-desk.png"));

        clerk.press("document-take").press("document-shoot");
        for (var person : List.of(official, clerk)) {
            person.await("document", "data-number", "1", SOON);
        }
        assertThat(place(clerk).width).isEqualTo(before.width);
        assertThat(place(clerk).height).isEqualTo(before.height);
        assertThat(isApart(clerk) && isApart(official)).isTrue();
        clerk.look("face").awaitPicture(Pattern.DESK);
        clerk.picture(Path.of("target", "pictures", "signed-with-a-paper.png"));
        axe.look(clerk, "with an interpreter of signs");
        official.press("document-close").awaitGone("document");
        interpreter.press("guest-leave").press("guest-leave-confirm").await("invited-idle");
        clerk.awaitGone("guests");
        scene.end();
        axe.assertNothingFound();
    }

    private static Scene talkingBySigns() {
        var scene = Scene.manned(SYSTEM);
        var clerk = scene.clerk().person();
        scene.clerk().register("王建国", "城东安置房逾期交付", "");
        clerk.see("spoken-language").selectOption("SIGN");
        scene.clerk().checkIn(Scene.OFFICE);
        scene.official().person().await("line-entry");
        scene.official().callNext();
        scene.clerk().accept();
        scene.awaitTalk();
        return scene;
    }

    private static Person calledIn(Person official) {
        var interpreter = SYSTEM.browsers().seat(Pattern.GUEST);
        interpreter
                .open("/console/")
                .signIn(Login.SICHUAN_INTERPRETER.name(), Login.SICHUAN_INTERPRETER.password())
                .await("invited-idle");
        official.press("invite").press("invite-INTERPRETER");
        official.page().getByTestId("invite-search").fill("四川省");
        official.press("invite-search-510000").press("invite-one");
        interpreter.await("ring");
        interpreter.press("ring-join").await("guest-room", "data-seat", "guesta", SOON);
        return interpreter;
    }

    private static BoundingBox place(Person person) {
        return Objects.requireNonNull(person.see("face-guesta").boundingBox());
    }

    /** What is seen in the middle and at the corners of the picture is the picture. */
    private static boolean isApart(Person person) {
        return (boolean) person.see("face-guesta").evaluate("""
                face => {
                  const box = face.getBoundingClientRect()
                  const seat = face.closest('[data-test=guest]')
                  return [[0.5, 0.5], [0.1, 0.15], [0.9, 0.15], [0.1, 0.95], [0.9, 0.95]].every(([x, y]) => {
                    const seen = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height)
                    return seat.contains(seen)
                  })
                }""");
    }
}
