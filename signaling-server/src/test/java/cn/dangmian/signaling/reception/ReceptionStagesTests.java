package cn.dangmian.signaling.reception;

import static cn.dangmian.signaling.reception.ReceptionExamples.DISPOSITIONS;
import static cn.dangmian.signaling.reception.ReceptionExamples.OTHER_LINE;
import static cn.dangmian.signaling.reception.ReceptionExamples.ROOM;
import static cn.dangmian.signaling.reception.ReceptionExamples.SEATING;
import static cn.dangmian.signaling.reception.ReceptionExamples.SUCCESSOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.reception.events.RecorderReport.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage and every transition: what the table allows happens, everything else is refused and changes nothing. */
class ReceptionStagesTests {

    /** Typed from the rules of a reception, not from the code: where it stands, what is done, where it stands then, what is told. */
    private static final Map<String, String> ALLOWED = """
            QUEUED               call            CALLED               PetitionerCalled
            QUEUED               leave           LEFT                 PetitionerLeft
            QUEUED               step-away       QUEUED               PetitionerAway
            QUEUED-away          come-back       QUEUED               PetitionerBack
            QUEUED-away          leave           LEFT                 PetitionerLeft
            QUEUED               defer           DEFERRED             PetitionerDeferred
            QUEUED-away          defer           DEFERRED             PetitionerDeferred
            SKIPPED              defer           DEFERRED             PetitionerDeferred
            SUSPENDED            defer           DEFERRED             PetitionerDeferred
            CALLED               recall          CALLED               PetitionerRecalled
            CALLED               hand-over       CALLED               HandedOver
            CONNECTING           hand-over       CONNECTING           HandedOver
            CONNECTING-gate-open hand-over       CONNECTING           HandedOver
            IN_PROGRESS          hand-over       IN_PROGRESS          HandedOver
            INTERRUPTED          hand-over       INTERRUPTED          HandedOver
            SUSPENDED            hand-over       SUSPENDED            HandedOver
            WRAP_UP              hand-over       WRAP_UP              HandedOver
            QUEUED               declare         QUEUED               PriorityDeclared
            QUEUED-away          declare         QUEUED               PriorityDeclared
            SKIPPED              declare         SKIPPED              PriorityDeclared
            QUEUED               pass-on         QUEUED               PassedOn
            CALLED               pass-on         QUEUED               PassedOn
            CALLED               miss            SKIPPED              CallUnanswered
            CALLED               accept          CONNECTING           CallAccepted
            CALLED               return-to-line  QUEUED               ReturnedToLine
            CALLED               leave           LEFT                 PetitionerLeft
            SKIPPED              rejoin          QUEUED               PetitionerRejoined
            SKIPPED              leave           LEFT                 PetitionerLeft
            CONNECTING           open-gate       CONNECTING           GateOpened
            CONNECTING           return-to-line  QUEUED               ReturnedToLine
            CONNECTING-gate-open begin           IN_PROGRESS          ConversationStarted
            CONNECTING-gate-open return-to-line  QUEUED               ReturnedToLine
            IN_PROGRESS          lose-terminal   INTERRUPTED          ConversationInterrupted
            IN_PROGRESS          lose-desk       INTERRUPTED          ConversationInterrupted
            IN_PROGRESS          finish          WRAP_UP              TalkFinished
            INTERRUPTED          lose-desk       INTERRUPTED          ConversationInterrupted
            INTERRUPTED          resume          IN_PROGRESS          ConversationResumed
            INTERRUPTED          suspend         SUSPENDED            ReceptionSuspended
            INTERRUPTED          finish          WRAP_UP              TalkFinished
            SUSPENDED            return-to-line  QUEUED               ReturnedToLine
            SUSPENDED            finish          WRAP_UP              TalkFinished
            WRAP_UP              end             ENDED                ReceptionEnded
            ENDED                archive         ARCHIVED             ReceptionArchived
            """.lines()
            .map(line -> line.split(" +"))
            .collect(Collectors.toMap(cells -> cells[0] + " " + cells[1], cells -> cells[2] + " " + cells[3]));

    private static final Instant AT = ReceptionExamples.FINISHED.plusSeconds(600);

    private interface Transition extends BiFunction<Reception, Instant, ReceptionEvent> {}

    /** INTERRUPTED has lost its terminal: losing it once more is no news. */
    private static Map<String, Supplier<Reception>> examples() {
        var examples = new LinkedHashMap<String, Supplier<Reception>>();
        examples.put("QUEUED", ReceptionExamples::queued);
        examples.put("QUEUED-away", ReceptionExamples::away);
        examples.put("CALLED", ReceptionExamples::called);
        examples.put("SKIPPED", ReceptionExamples::skipped);
        examples.put("CONNECTING", ReceptionExamples::connecting);
        examples.put("CONNECTING-gate-open", ReceptionExamples::admitted);
        examples.put("IN_PROGRESS", ReceptionExamples::inProgress);
        examples.put("INTERRUPTED", ReceptionExamples::interrupted);
        examples.put("SUSPENDED", ReceptionExamples::suspended);
        examples.put("WRAP_UP", ReceptionExamples::wrapUp);
        examples.put("ENDED", ReceptionExamples::ended);
        examples.put("ARCHIVED", ReceptionExamples::archived);
        examples.put("LEFT", ReceptionExamples::left);
        examples.put("DEFERRED", ReceptionExamples::deferred);
        return examples;
    }

    private static Map<String, Transition> transitions() {
        var transitions = new LinkedHashMap<String, Transition>();
        transitions.put("call", (reception, at) -> reception.call(SEATING, at));
        transitions.put("miss", Reception::miss);
        transitions.put("recall", Reception::recall);
        transitions.put("step-away", Reception::stepAway);
        transitions.put("come-back", Reception::comeBack);
        transitions.put(
                "hand-over",
                (reception, at) -> reception.handOver(reception.seating().with(SUCCESSOR), at));
        transitions.put("declare", (reception, at) -> reception.declare(Priority.ELDERLY, at));
        transitions.put("pass-on", (reception, at) -> reception.passOn(OTHER_LINE, 12, SEATING.desk(), at));
        transitions.put("rejoin", Reception::rejoin);
        transitions.put("leave", (reception, at) -> reception.leave("the petitioner left", at));
        transitions.put("defer", Reception::defer);
        transitions.put("accept", Reception::accept);
        transitions.put("open-gate", (reception, at) -> reception.openGate(ROOM, at));
        transitions.put("begin", (reception, at) -> reception.begin(ROOM, at));
        transitions.put("lose-terminal", (reception, at) -> reception.lose("terminal", at));
        transitions.put("lose-desk", (reception, at) -> reception.lose("desk", at));
        transitions.put("resume", Reception::resume);
        transitions.put("suspend", Reception::suspend);
        transitions.put("return-to-line", (reception, at) -> reception.returnToLine("", at));
        transitions.put("finish", (reception, at) -> reception.finish(DISPOSITIONS, at));
        transitions.put("end", Reception::end);
        transitions.put("archive", Reception::archive);
        return transitions;
    }

    static Stream<Arguments> everyStageAndTransition() {
        return examples().keySet().stream()
                .flatMap(stage -> transitions().keySet().stream().map(transition -> Arguments.of(stage, transition)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyStageAndTransition")
    void followsTheTable(String stage, String transition) {
        var reception = taken(examples(), stage).get();
        var change = taken(transitions(), transition);
        var expected = ALLOWED.get(stage + " " + transition);
        if (expected == null) {
            refuses(reception, change);
        } else {
            allows(reception, change, expected);
        }
    }

    private static void allows(Reception reception, Transition change, String expected) {
        var before = reception.revision();
        var event = change.apply(reception, AT);
        assertThat(reception.stage().name() + " " + event.getClass().getSimpleName())
                .isEqualTo(expected);
        assertThat(reception.revision()).isEqualTo(before + 1);
        assertThat(event.revision()).isEqualTo(before + 1);
        assertThat(event.at()).isEqualTo(AT);
        assertThat(event.reception()).isEqualTo(reception.visit().id());
        assertThat(event.caseId()).isEqualTo(reception.visit().caseId());
        assertThat(event.line()).isEqualTo(reception.visit().line());
    }

    private static void refuses(Reception reception, Transition change) {
        var stage = reception.stage();
        var recorder = reception.recorder();
        var revision = reception.revision();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> change.apply(reception, AT))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("reception.wrong-stage");
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_NOW);
                });
        assertThat(reception.stage()).isEqualTo(stage);
        assertThat(reception.recorder()).isEqualTo(recorder);
        assertThat(reception.revision()).isEqualTo(revision);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void notesTheRecorderOnceTheCallWasAcceptedAndStaysThere(String stage) {
        var reception = taken(examples(), stage).get();
        var before = reception.stage();
        var revision = reception.revision();
        var report = new ReceptionExamples.Report(reception.visit().id(), State.FAILED, "recording.missing", AT);
        if (Set.of("QUEUED", "QUEUED-away", "SKIPPED", "CALLED", "LEFT", "DEFERRED")
                .contains(stage)) {
            var recorder = reception.recorder();
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> reception.noteRecorder(report));
            assertThat(reception.recorder()).isEqualTo(recorder);
            assertThat(reception.revision()).isEqualTo(revision);
            return;
        }
        var event = reception.noteRecorder(report);
        assertThat(reception.stage()).isEqualTo(before);
        assertThat(reception.recorder()).isEqualTo(new RecorderNote(State.FAILED, "recording.missing"));
        assertThat(reception.revision()).isEqualTo(revision + 1);
        assertThat(event.revision()).isEqualTo(revision + 1);
        assertThat(event.recorder()).isEqualTo("FAILED");
    }

    static Stream<String> stages() {
        return examples().keySet().stream();
    }

    @Test
    void hasAnExampleOfEveryStage() {
        assertThat(examples().values().stream()
                        .map(example -> example.get().stage().name()))
                .containsOnly(StageName.values());
        assertThat(examples().entrySet())
                .allSatisfy(example -> assertThat(example.getKey())
                        .startsWith(example.getValue().get().stage().name().name()));
    }

    @Test
    void hasARowForNothingThatDoesNotExist() {
        assertThat(everyStageAndTransition().map(pair -> pair.get()[0] + " " + pair.get()[1]))
                .containsAll(ALLOWED.keySet());
    }

    private static <T> T taken(Map<String, T> from, String name) {
        @Nullable T found = from.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name);
        }
        return found;
    }
}
