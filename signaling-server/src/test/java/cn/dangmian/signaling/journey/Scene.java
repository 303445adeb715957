package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A town at work, with a petitioner in each of its two lines, for those who try what they may not. */
final class Scene implements AutoCloseable {

    final Town town;
    final Post clerk;
    final Post official;
    final Page supervisor;
    final Post stranger;
    final String waiting;
    final String foreign;
    final String foreignCase;

    Scene(Servers servers) {
        this(servers, _ -> {});
    }

    /** @param coming what the check-in says besides */
    Scene(Servers servers, Consumer<Map<String, Object>> coming) {
        town = servers.foundTown();
        clerk = Post.terminal(servers.first(), town.clerk.login(), town.terminal)
                .taken();
        official = Post.desk(servers.second(), town.official.login(), town.desk).taken();
        supervisor = Page.open(servers.first(), Visitor.signedIn(servers.first(), town.supervisor.login()));
        stranger = Post.terminal(servers.second(), town.stranger.clerk().login(), town.stranger.terminal())
                .taken();
        waiting = clerk.checkIn(town.city, coming);
        foreignCase = stranger.registerCase("Li Si", "A wall");
        foreign = stranger.ask("check-in", stranger.checkInOf(foreignCase, town.stranger.city()))
                .text("reception");
    }

    /** Who tries, and the page they try it on. */
    record Trier(Town.Person person, Page page) {}

    Trier trier(String who) {
        return switch (who) {
            case "clerk" -> new Trier(town.clerk, clerk.page());
            case "official" -> new Trier(town.official, official.page());
            case "supervisor" -> new Trier(town.supervisor, supervisor);
            case "stranger" -> new Trier(town.stranger.clerk(), stranger.page());
            default -> throw new IllegalArgumentException(who);
        };
    }

    /** Writes the ids of this scene where a template names them. */
    String fill(String template) {
        var words = Map.of(
                "{terminal}", town.terminal.toString(),
                "{desk}", town.desk.toString(),
                "{city}", town.city.toString(),
                "{foreign-terminal}", town.stranger.terminal().toString(),
                "{foreign-desk}", town.stranger.desk().toString(),
                "{foreign-city}", town.stranger.city().toString(),
                "{waiting}", waiting,
                "{foreign}", foreign,
                "{foreign-case}", foreignCase,
                "{unknown}", UUID.randomUUID().toString());
        var filled = template;
        for (var word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }

    /** The refusal has this code, says nothing that helps, and leaves every row as it was. */
    void assertRefused(String code, Supplier<Said> attempt) {
        var before = town.rows();
        var said = attempt.get();
        assertThat(said.code()).as(said.result().toString()).isEqualTo(code);
        assertHarmless(said.result().toString());
        assertThat(town.rows()).isEqualTo(before);
    }

    /** The same, and the log remembers who tried. */
    void assertDenied(String code, Town.Person person, Supplier<Said> attempt) {
        var logged = town.refusalsLogged(person);
        assertRefused(code, attempt);
        assertThat(town.refusalsLogged(person)).as("lines in the log").isEqualTo(logged + 1);
    }

    static void assertHarmless(String answer) {
        for (var leak : List.of(
                "xception",
                "cn.dangmian",
                "springframework",
                "tools.jackson",
                "java.",
                "select ",
                "insert ",
                "ERROR:",
                "Zhang San",
                "Li Si",
                "Name of",
                "A drain",
                "A wall")) {
            assertThat(answer).doesNotContain(leak);
        }
    }

    @Override
    public void close() {
        List.of(clerk, official, stranger).forEach(Post::close);
        supervisor.close();
    }
}
