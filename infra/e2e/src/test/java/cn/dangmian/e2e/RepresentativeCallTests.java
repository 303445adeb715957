package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever stands for the petitioner and is elsewhere is called by the clerk, sits there as what they are, and is on the paper. */
@Order(2)
class RepresentativeCallTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final java.util.regex.Pattern LINK = java.util.regex.Pattern.compile("/join/#[\\w-]{22}");
    private static final Path PICTURES = Path.of("target/pictures/representative");
    private static final String LONG = "吉克尔布·阿木日古洛则·伍惹拉布都尔吉";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();
    private int pictures;

    @Test
    void isCalledByTheClerkSitsThereIsHeldInACaucusAndIsNamedOnThePaper() {
        var office = SYSTEM.browsers().onlooker();
        office.open("/console/").signIn("liu.fang", "nanchong-office-1").await("go-account");
        var scene = talking();
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        isSeenAtTheDesk(official);
        call(clerk);
        var phone = SYSTEM.browsers().phone(Pattern.GUEST);
        comes(phone, newestLink(office));
        for (var person : new Person[] {clerk, official}) {
            person.look("face-guesta").awaitPicture(Pattern.GUEST);
            person.awaitText("guest", LONG).awaitText("guest", "信访人代表");
        }
        shot(phone, "in the talk");
        shot(clerk, "at the terminal");
        shot(official, "at the desk");
        confers(official, phone);
        signs(clerk, official, phone);
        phone.press("guest-leave").press("guest-leave-confirm").await("join", "data-end", "LEFT", SOON);
        ends(scene);
        isNamedAfterwards(official);
        axe.assertNothingFound();
    }

    private static void ends(Scene scene) {
        scene.official().finish();
        scene.official().person().press("end").press("end-confirm").await("call-next");
        scene.clerk().person().await("dismiss").press("dismiss").await("petitioner-name");
    }

    private void isNamedAfterwards(Person official) {
        official.press("go-receptions")
                .page()
                .getByTestId("open-reception")
                .first()
                .click();
        official.awaitText("past-guests", LONG);
        shot(official, "afterwards");
    }

    private void isSeenAtTheDesk(Person official) {
        official.press("invite").await("invite-REPRESENTATIVE");
        official.page().getByTestId("invite-REPRESENTATIVE").locator("..").click();
        official.await("representative-2");
        shot(official, "choosing at the desk");
        official.page().keyboard().press("Escape");
    }

    private void call(Person clerk) {
        clerk.press("representatives").await("representative-2");
        shot(clerk, "who stands for the petitioner");
        clerk.type("representative-telephone-2", "137").press("representative-call-2");
        clerk.awaitText("refusal", "电话");
        shot(clerk, "a wrong number");
        clerk.type("representative-telephone-2", "13700003333").press("representative-call-2");
        clerk.await("representative-ringing");
    }

    private void comes(Person phone, String link) {
        phone.open(link).await("join", "data-phase", "called", SOON);
        assertThat(phone.read("called-as")).contains("王建国", "亲属");
        shot(phone, "called");
        phone.press("come");
        phone.look("own").awaitPicture(Pattern.GUEST);
        phone.awaitTrue("() => document.getAnimations().length === 0", "");
        shot(phone, "ready");
        phone.press("enter").await("guest-room", "data-seat", "guesta", SOON);
    }

    private static Scene talking() {
        var scene = Scene.manned(SYSTEM);
        var clerk = scene.clerk().person();
        scene.clerk().register("王建国", "城东安置房逾期交付", "五年没有交付");
        add(clerk, "李同访", "FELLOW", true);
        add(clerk, LONG, "FAMILY", false);
        clerk.type("head-count", "2");
        scene.clerk().checkIn(Scene.OFFICE);
        scene.official().person().await("line-entry");
        scene.official().callNext();
        scene.clerk().accept();
        scene.awaitTalk();
        return scene;
    }

    private static void add(Person clerk, String name, String relation, boolean present) {
        clerk.press("add-representative").type("representative-name", name);
        clerk.see("representative-relation").selectOption(relation);
        clerk.see("representative-document").selectOption("NONE");
        if (!present) {
            clerk.see("representative-present").click();
        }
        clerk.press("representative-done").awaitGone("representative-form");
    }

    private void confers(Person official, Person phone) {
        official.press("begin-caucus").press("begin-caucus-confirm").await("confers", "data-caucus", "ON", SOON);
        phone.await("guest-held");
        shot(phone, "held in a caucus");
        official.press("end-caucus").awaitGone("confers");
        phone.awaitGone("guest-held");
    }

    private void signs(Person clerk, Person official, Person phone) {
        official.press("minutes-begin")
                .page()
                .getByTestId("minutes-words")
                .first()
                .fill("什么时候交房？合同约定 2022 年交付，至今五年没有交付，过渡费也从今年三月起停发，请说明原因和下一步的安排。");
        official.await("minutes-state", "data-saved", "true", SOON);
        official.press("minutes-show").press("minutes-show-confirm");
        clerk.awaitText("minutes-text", "未到场，以手机视频参加").press("decline-1");
        clerk.type("decline-reason", "要求先核对合同").press("decline-confirm");
        clerk.await("signer-PETITIONER-1", "data-way", "DECLINED", SOON);
        signsOnThePhone(phone);
        clerk.await("signer-PETITIONER-2", "data-way", "DRAWN", SOON);
        shot(clerk, "minutes");
    }

    /** The text comes by itself, over the talk, which goes on. */
    private void signsOnThePhone(Person phone) {
        phone.await("remote-text").awaitText("minutes-text", LONG);
        shot(phone, "minutes to be signed");
        phone.press("remote-decline").await("decline-reason");
        shot(phone, "not signing");
        phone.page().keyboard().press("Escape");
        phone.awaitGone("decline-reason");
        phone.press("remote-sign").await("signature-pad");
        var field = phone.see("signature-pad").boundingBox();
        var mouse = phone.page().mouse();
        for (var stroke = 1; stroke <= 3; stroke++) {
            mouse.move(field.x + field.width * stroke / 5, field.y + field.height / 4);
            mouse.down();
            for (var step = 1; step <= 12; step++) {
                mouse.move(
                        field.x + field.width * (stroke / 5.0 + step / 120.0),
                        field.y + field.height * (0.25 + step / 24.0));
            }
            mouse.up();
        }
        shot(phone, "signing");
        phone.press("signature-confirm").await("remote-text", "data-signed", "DRAWN", SOON);
        phone.awaitGone("signature-pad");
        shot(phone, "signed");
        phone.press("language").awaitText("remote-text", "Back to the talk");
        shot(phone, "signed in English");
        phone.press("language").press("remote-close").await("remote-minutes");
        shot(phone, "minutes put away");
    }

    private static String newestLink(Person office) {
        return await("a message in the mailbox").atMost(SOON).until(() -> linkIn(office), link -> !link.isEmpty());
    }

    private static String linkIn(Person office) {
        return office.fetch("/api/mailbox")
                .path("mails")
                .valueStream()
                .filter(mail -> mail.path("notice").path("kind").asString().equals("REPRESENTATIVE_CALLED_IN"))
                .findFirst()
                .map(mail -> LINK.matcher(mail.path("text").path("text").asString()))
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .orElse("");
    }

    private void shot(Person person, String state) {
        axe.look(person, state);
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state.replace(' ', '-'))));
    }
}
