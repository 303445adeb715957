package cn.dangmian.benchmark.call;

import cn.dangmian.benchmark.Machine;
import cn.dangmian.e2e.Person;

/** What two pages noted. Both browsers have this machine's clock. */
final class Marks {

    /** Looked at seldom, so that looking costs nothing. */
    private static final String AWAIT = """
            async ({names, patience}) => {
              const end = performance.now() + patience
              while (!names.every(name => window.dangmian.marks[name])) {
                if (performance.now() > end) throw new Error('not marked: ' + names + ' of ' + JSON.stringify(window.dangmian.marks))
                await new Promise(resolve => setTimeout(resolve, 100))
              }
              return names.map(name => window.dangmian.marks[name])
            }""";

    private Marks() {}

    /** Presses a button at the terminal and waits until both see each other. */
    static Faces press(Person terminal, String button, Person official) {
        Machine.awaitRest();
        terminal.press(button);
        var atTerminal = await(terminal, "accept-pressed", "first-bright-frame");
        var atOfficial = await(official, "first-bright-frame");
        return new Faces(atOfficial[0] - atTerminal[0], atTerminal[1] - atTerminal[0]);
    }

    private static double[] await(Person person, String... names) {
        var asked = java.util.Map.of("names", java.util.List.of(names), "patience", Faces.PATIENCE_MILLIS);
        var found = (java.util.List<?>) person.page().evaluate(AWAIT, asked);
        return found.stream().mapToDouble(mark -> ((Number) mark).doubleValue()).toArray();
    }
}
