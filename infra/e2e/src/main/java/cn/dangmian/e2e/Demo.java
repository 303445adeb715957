package cn.dangmian.e2e;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** {@code infra/demo}: a whole reception on a running system, and one line of JSON about what came of it. */
final class Demo {

    private static final String OFFICE = "南充市信访局";
    private static final int FRAMES = 100;

    private final Clerk clerk;
    private final Official official;
    private final Supervisor supervisor;
    private final Optional<Path> pictures;

    private Demo(Browsers browsers, Optional<Path> pictures) {
        clerk = new Clerk(browsers.seat(Pattern.TERMINAL));
        official = new Official(browsers.seat(Pattern.DESK));
        supervisor = new Supervisor(browsers.onlooker());
        this.pictures = pictures;
    }

    /** @param args the origin of the running system, and a folder for pictures if they are wanted */
    public static void main(String[] args) throws IOException {
        var pictures =
                args.length > 1 ? Optional.of(Files.createDirectories(Path.of(args[1]))) : Optional.<Path>empty();
        try (var browsers = new Browsers(args[0])) {
            var result = new Demo(browsers, pictures).hold(args[0], browsers);
            new PrintStream(System.out, true, StandardCharsets.UTF_8)
                    .println(JsonMapper.shared().writeValueAsString(result));
        }
    }

    private Result hold(String origin, Browsers browsers) {
        try {
            return hold(origin);
        } catch (PlaywrightException failed) {
            pictures.ifPresent(browsers::explain);
            throw failed;
        }
    }

    private Result hold(String origin) {
        official.begin(Login.NANCHONG_DESK_1);
        supervisor.begin(Login.SICHUAN_SUPERVISOR);
        clerk.begin(Login.JINCHENG_CLERK);
        picture("register", clerk.person());
        var number = clerk.register("王建国", "城东安置房逾期交付", "2019 年签订拆迁安置协议，约定 2022 年交房，至今没有交付，过渡费也停发了。");
        picture("notice", clerk.person());
        clerk.checkIn(OFFICE);
        picture("waiting", clerk.person());
        official.person().await("line-entry");
        picture("line", official.person());
        // Nobody is called in the second after they sat down: the links are held by then.
        official.person().awaitLink("terminal");
        clerk.person().awaitLink("desk");
        official.callNext();
        clerk.person().await("ringing");
        picture("ringing", clerk.person());
        clerk.accept();
        clerk.person().awaitStage("IN_PROGRESS");
        official.person().awaitStage("IN_PROGRESS");
        return talk(origin, number);
    }

    private Result talk(String origin, String number) {
        var reception = supervisor.person().see("live-row").getAttribute("data-reception");
        var atDesk = official.person().look("face");
        var atTerminal = clerk.person().look("face");
        atDesk.awaitPicture(Pattern.TERMINAL);
        atTerminal.awaitPicture(Pattern.DESK);
        supervisor.watch(reception);
        var watched = supervisor.person().look("watch-terminal");
        watched.awaitPicture(Pattern.TERMINAL);
        supervisor.person().look("watch-desk").awaitPicture(Pattern.DESK);
        atDesk.awaitFrames(FRAMES);
        atTerminal.awaitFrames(FRAMES);
        watched.awaitFrames(FRAMES);
        var heard = new Sides<>(atDesk.hears(Pattern.TERMINAL), atTerminal.hears(Pattern.DESK));
        picture("desk", official.person());
        picture("terminal", clerk.person());
        picture("watch", supervisor.person());
        var frames = new Frames(atDesk.frames(), atTerminal.frames(), watched.frames());
        var toFace = new Sides<>(toFace(official.person()), toFace(clerk.person()));
        supervisor.person().press("watch-stop");
        official.finish();
        picture("wrap-up", official.person());
        official.end();
        return new Result(reception, number, toFace, frames, heard, recording(origin, reception));
    }

    /** From the clerk's press to the first bright frame of the other side; all browsers here have one clock. */
    private long toFace(Person person) {
        return Math.round(person.mark("first-bright-frame") - clerk.person().mark("accept-pressed"));
    }

    private Kept recording(String origin, String reception) {
        var person = official.person();
        person.open("/console/#/receptions/" + reception);
        person.await("play");
        person.press("play");
        person.type("play-purpose", "查看本人接访");
        person.press("play-confirm");
        person.await("player-toggle");
        person.press("player-toggle");
        person.look("player-terminal").awaitPicture(Pattern.TERMINAL);
        person.look("player-desk").awaitPicture(Pattern.DESK);
        picture("player", person);
        var id =
                person.fetch("/api/receptions/" + reception).at("/recording/id").asString();
        var found = person.fetch("/recordings/" + id);
        return new Kept(
                id,
                origin + "/console/#/receptions/" + reception,
                found.path("durationMillis").asLong(),
                found.path("tracks").size(),
                found.path("sha256").asString());
    }

    private void picture(String name, Person person) {
        pictures.ifPresent(folder -> person.picture(folder.resolve(name + ".png")));
    }

    record Sides<T>(T official, T terminal) {}

    record Frames(long official, long terminal, long supervisor) {}

    record Kept(String id, String url, long durationMillis, int tracks, String sha256) {}

    record Result(
            String reception,
            @JsonProperty("case") String caseNumber,
            Sides<Long> callToFaceMillis,
            Frames framesDecoded,
            Sides<Boolean> audioHeard,
            Kept recording) {}
}
