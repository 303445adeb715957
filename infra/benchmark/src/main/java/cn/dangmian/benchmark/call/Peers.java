package cn.dangmian.benchmark.call;

import cn.dangmian.e2e.Person;

/** Two browsers that talk directly, with a relay for their signals and no server in the path of their media. */
final class Peers {

    private static final String AWAIT_WARM = """
            async patience => {
              const end = performance.now() + patience
              while (!await window.dangmian.isWarm()) {
                if (performance.now() > end) throw new Error('the link of the peers does not connect')
                await new Promise(resolve => setTimeout(resolve, 50))
              }
            }""";

    private final Person terminal;
    private final Person desk;

    Peers(Person terminal, Person desk) {
        this.terminal = terminal;
        this.desk = desk;
    }

    void begin(Pages pages) {
        terminal.openAt(pages.url(), pages.page());
        desk.openAt(pages.url(), pages.page());
    }

    /** The press makes the link. */
    Faces cold() {
        open();
        terminal.page().evaluate("() => window.dangmian.cold()");
        return measure();
    }

    /** The link is there and carries black and silence; the press switches the tracks on. */
    Faces warm() {
        open();
        terminal.page().evaluate("() => window.dangmian.warm()");
        terminal.page().evaluate(AWAIT_WARM, Faces.PATIENCE_MILLIS);
        desk.page().evaluate(AWAIT_WARM, Faces.PATIENCE_MILLIS);
        return measure();
    }

    private void open() {
        terminal.page().evaluate("() => window.dangmian.open()");
        desk.page().evaluate("() => window.dangmian.open()");
    }

    private Faces measure() {
        var faces = Marks.press(terminal, "call", desk);
        terminal.page().evaluate("() => window.dangmian.close()");
        desk.page().evaluate("() => window.dangmian.close()");
        return faces;
    }
}
