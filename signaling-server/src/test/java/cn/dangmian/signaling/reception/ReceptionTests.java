package cn.dangmian.signaling.reception;

import static cn.dangmian.signaling.reception.ReceptionExamples.ACCEPTED;
import static cn.dangmian.signaling.reception.ReceptionExamples.CALLED;
import static cn.dangmian.signaling.reception.ReceptionExamples.DISPOSITIONS;
import static cn.dangmian.signaling.reception.ReceptionExamples.FINISHED;
import static cn.dangmian.signaling.reception.ReceptionExamples.GATE_OPENED;
import static cn.dangmian.signaling.reception.ReceptionExamples.GRACE_OVER;
import static cn.dangmian.signaling.reception.ReceptionExamples.LOST;
import static cn.dangmian.signaling.reception.ReceptionExamples.OTHER_LINE;
import static cn.dangmian.signaling.reception.ReceptionExamples.ROOM;
import static cn.dangmian.signaling.reception.ReceptionExamples.SEATING;
import static cn.dangmian.signaling.reception.ReceptionExamples.SUCCESSOR;
import static cn.dangmian.signaling.reception.ReceptionExamples.VISIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.RecorderReport.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** What a reception keeps and counts. */
class ReceptionTests {

    @Test
    void ringsForSixtySeconds() {
        assertThat(ReceptionExamples.called().stage().deadlineOrNull()).isEqualTo(CALLED.plusSeconds(60));
    }

    @Test
    void ringsAgainTwiceEachTimeForSixtySeconds() {
        var reception = ReceptionExamples.called();
        assertThat(reception.recall(CALLED.plusSeconds(50)).recalls()).isEqualTo(1);
        assertThat(reception.stage().deadlineOrNull()).isEqualTo(CALLED.plusSeconds(110));
        assertThat(reception.recall(CALLED.plusSeconds(100)).recalls()).isEqualTo(2);
        assertThat(reception.stage().deadlineOrNull()).isEqualTo(CALLED.plusSeconds(160));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> reception.recall(CALLED.plusSeconds(150)))
                .extracting(Refused::code)
                .isEqualTo("reception.rung-enough");
        assertThat(reception.stage()).isEqualTo(new Stage.Called(SEATING, 0, CALLED, 2, CALLED.plusSeconds(160)));
    }

    @Test
    void connectsWithinTwentySecondsOrNotAtAll() {
        assertThat(ReceptionExamples.connecting().stage().deadlineOrNull()).isEqualTo(ACCEPTED.plusSeconds(20));
    }

    @Test
    void givesTheRecordingThreeSecondsToGrowOnceTheGateIsOpen() {
        assertThat(ReceptionExamples.admitted().stage().deadlineOrNull()).isEqualTo(GATE_OPENED.plusSeconds(3));
    }

    @Test
    void keepsALostSeatForNinetySeconds() {
        var reception = ReceptionExamples.inProgress();
        var event = reception.lose("terminal", LOST);
        assertThat(reception.stage().deadlineOrNull()).isEqualTo(LOST.plusSeconds(90));
        assertThat(event.deadline()).isEqualTo(LOST.plusSeconds(90));
    }

    @Test
    void changesNothingButTheOfficialWhenADeskIsHandedOver() {
        var reception = ReceptionExamples.interrupted();
        reception.handOver(reception.seating().with(SUCCESSOR), LOST.plusSeconds(5));
        assertThat(reception.stage())
                .isEqualTo(new Stage.Interrupted(
                        new Stage.Seating(SEATING.desk(), SUCCESSOR),
                        GATE_OPENED,
                        Set.of("terminal"),
                        LOST.plusSeconds(90)));
    }

    @Test
    void keepsTimeAndPriorityButNotTheTicketWhenPassedOn() {
        var reception = ReceptionExamples.queued();
        reception.declare(Priority.ELDERLY, CALLED);
        var event = reception.passOn(OTHER_LINE, 12, SEATING.desk(), CALLED);
        assertThat(event.from()).isEqualTo(VISIT.line());
        assertThat(reception.visit().line()).isEqualTo(OTHER_LINE);
        assertThat(reception.visit().ticket()).isEqualTo(12);
        assertThat(reception.visit().checkedInAt()).isEqualTo(VISIT.checkedInAt());
        assertThat(reception.visit().priority()).isEqualTo(Priority.ELDERLY);
    }

    @Test
    void countsALeaseOfTwoMinutes() {
        assertThat(ReceptionExamples.CLOCKS.lease()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void hasTheClocksThatItsSettingsFileShows() throws IOException {
        var file = new YamlPropertySourceLoader().load("settings", new ClassPathResource("application.yaml"));
        var shown = new Binder(ConfigurationPropertySources.from(file)).bind("dangmian.reception", Clocks.class);
        assertThat(shown.get()).isEqualTo(ReceptionExamples.CLOCKS);
    }

    @Test
    void doesNotMoveTheGraceWhenASecondSeatIsLost() {
        var reception = ReceptionExamples.interrupted();
        var event = reception.lose("desk", LOST.plusSeconds(40));
        assertThat(event.deadline()).isEqualTo(LOST.plusSeconds(90));
        assertThat(reception.stage())
                .isEqualTo(
                        new Stage.Interrupted(SEATING, GATE_OPENED, Set.of("desk", "terminal"), LOST.plusSeconds(90)));
    }

    @Test
    void grantsANewGraceAfterItWentOn() {
        var reception = ReceptionExamples.interrupted();
        reception.resume(LOST.plusSeconds(30));
        reception.lose("terminal", LOST.plusSeconds(50));
        assertThat(reception.stage().deadlineOrNull()).isEqualTo(LOST.plusSeconds(140));
    }

    @Test
    void countsMissedCallsThroughRejoiningAndCallingAgain() {
        var reception = ReceptionExamples.skipped();
        reception.rejoin(CALLED.plusSeconds(70));
        reception.call(SEATING, CALLED.plusSeconds(80));
        assertThat(reception.miss(CALLED.plusSeconds(140)).missedCalls()).isEqualTo(2);
        assertThat(reception.stage()).isEqualTo(new Stage.Skipped(CALLED.plusSeconds(140), 2));
    }

    @Test
    void keepsItsMissedCallsWhenACallIsTakenBack() {
        var reception = ReceptionExamples.skipped();
        reception.rejoin(CALLED.plusSeconds(70));
        reception.call(SEATING, CALLED.plusSeconds(80));
        var event = reception.returnToLine("", CALLED.plusSeconds(85));
        assertThat(reception.stage()).isEqualTo(new Stage.Queued(CALLED.plusSeconds(85), 1, null));
        assertThat(event.talked()).isFalse();
    }

    @Test
    void forgetsItsMissedCallsOnceACallWasAccepted() {
        var reception = ReceptionExamples.skipped();
        reception.rejoin(CALLED.plusSeconds(70));
        reception.call(SEATING, CALLED.plusSeconds(80));
        reception.accept(CALLED.plusSeconds(90));
        reception.returnToLine("reception.not-connected", CALLED.plusSeconds(110));
        assertThat(reception.stage()).isEqualTo(new Stage.Queued(CALLED.plusSeconds(110), 0, null));
    }

    @Test
    void saysThatTheRecorderStartsAsSoonAsTheCallWasAccepted() {
        var reception = ReceptionExamples.called();
        assertThat(reception.recorder()).isEqualTo(RecorderNote.NONE);
        reception.accept(ACCEPTED);
        assertThat(reception.recorder()).isEqualTo(new RecorderNote(State.STARTING, ""));
    }

    @Test
    void saysWhyItWentBackToTheLineUntilItIsCalledAgain() {
        var reception = ReceptionExamples.connecting();
        reception.noteRecorder(new ReceptionExamples.Report(VISIT.id(), State.STARTING, "", ACCEPTED));
        reception.returnToLine("media.server-down", ACCEPTED.plusSeconds(2));
        assertThat(reception.recorder()).isEqualTo(new RecorderNote(null, "media.server-down"));
        reception.call(SEATING, ACCEPTED.plusSeconds(30));
        assertThat(reception.recorder()).isEqualTo(RecorderNote.NONE);
    }

    @Test
    void keepsTicketAndCaseAndGivesUpItsDeskWhenItGoesBackToTheLine() {
        var reception = ReceptionExamples.suspended();
        var event = reception.returnToLine("", GRACE_OVER.plusSeconds(20));
        assertThat(reception.visit()).isEqualTo(VISIT);
        assertThat(reception.stage().seatingOrNull()).isNull();
        assertThat(event.talked()).isTrue();
    }

    @Test
    void talksFromTheGateOpeningUntilTheOfficialFinishes() {
        var reception = ReceptionExamples.inProgress();
        var event = reception.finish(DISPOSITIONS, FINISHED);
        assertThat(event.from()).isEqualTo(GATE_OPENED);
        assertThat(event.until()).isEqualTo(FINISHED);
        assertThat(reception.stage())
                .isEqualTo(new Stage.WrapUp(SEATING, new Stage.Talk(GATE_OPENED, FINISHED), DISPOSITIONS));
    }

    @Test
    void talksThroughAnInterruption() {
        var reception = ReceptionExamples.interrupted();
        reception.resume(LOST.plusSeconds(30));
        assertThat(reception.stage()).isEqualTo(new Stage.InProgress(SEATING, GATE_OPENED));
        assertThat(reception.finish(DISPOSITIONS, FINISHED).from()).isEqualTo(GATE_OPENED);
    }

    @Test
    void talkedUntilTheGraceWasOverWhenItIsFinishedLater() {
        var reception = ReceptionExamples.suspended();
        var event = reception.finish(DISPOSITIONS, FINISHED);
        assertThat(event.from()).isEqualTo(GATE_OPENED);
        assertThat(event.until()).isEqualTo(GRACE_OVER);
    }

    @Test
    void keepsTalkDeskAndDispositionsIntoTheArchive() {
        var archived = ReceptionExamples.archived().stage();
        assertThat(archived.talkFromOrNull()).isEqualTo(GATE_OPENED);
        assertThat(archived.talkUntilOrNull()).isEqualTo(FINISHED);
        assertThat(archived.seatingOrNull()).isEqualTo(SEATING);
        assertThat(archived.dispositionsOrNone()).isEqualTo(DISPOSITIONS);
    }

    @Test
    void doesNotFinishWithoutADisposition() {
        var reception = ReceptionExamples.inProgress();
        var stage = reception.stage();
        var revision = reception.revision();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> reception.finish(List.of(), FINISHED))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("reception.disposition-needed"));
        assertThat(reception.stage()).isEqualTo(stage);
        assertThat(reception.revision()).isEqualTo(revision);
    }

    @Test
    void tellsItsDeskWhoIsCalledAndAccepted() {
        var reception = ReceptionExamples.queued();
        var called = reception.call(SEATING, CALLED);
        assertThat(called.desk()).isEqualTo(SEATING.desk());
        assertThat(called.official()).isEqualTo(SEATING.official());
        var accepted = reception.accept(ACCEPTED);
        assertThat(accepted.desk()).isEqualTo(SEATING.desk());
        assertThat(reception.openGate(ROOM, GATE_OPENED).room()).isEqualTo(ROOM);
    }

    @Test
    void isStoredAndReadUnderItsStagesName() {
        assertThat(StageName.values())
                .allSatisfy(name -> assertThat(name.facts().getSimpleName())
                        .isEqualToIgnoringCase(name.name().replace("_", "")));
    }
}
