package cn.dangmian.signaling.scheduling;

import static cn.dangmian.signaling.scheduling.AppointmentExamples.CITY;
import static cn.dangmian.signaling.scheduling.AppointmentExamples.CLOCKS;
import static cn.dangmian.signaling.scheduling.AppointmentExamples.DUE;
import static cn.dangmian.signaling.scheduling.AppointmentExamples.LAPSE;
import static cn.dangmian.signaling.scheduling.AppointmentExamples.MONDAY;
import static cn.dangmian.signaling.scheduling.AppointmentExamples.PROVINCE;
import static cn.dangmian.signaling.scheduling.AppointmentExamples.START;
import static cn.dangmian.signaling.scheduling.AppointmentExamples.slot;
import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.scheduling.events.AppointmentEvent;
import cn.dangmian.signaling.scheduling.events.AppointmentLapsed;
import cn.dangmian.signaling.scheduling.events.AskerReminded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transition in every stage, against a table typed from the domain; what is not in it is refused and changes nothing. */
class AppointmentStagesTests {

    private static final String TABLE = """
            submit DRAFT SUBMITTED
            submit RETURNED SUBMITTED
            take SUBMITTED UNDER_REVIEW
            forward UNDER_REVIEW SUBMITTED
            return UNDER_REVIEW RETURNED
            reject UNDER_REVIEW REJECTED
            joint UNDER_REVIEW UNDER_REVIEW
            schedule APPROVED SCHEDULED
            schedule NO_SHOW SCHEDULED
            schedule OFFICIAL_ABSENT SCHEDULED
            schedule DEFERRED SCHEDULED
            reschedule SCHEDULED SCHEDULED
            arrive SCHEDULED SCHEDULED
            attend SCHEDULED SCHEDULED
            fulfil SCHEDULED FULFILLED
            fulfil OFFICIAL_ABSENT FULFILLED
            fulfil DEFERRED FULFILLED
            defer DRAFT DEFERRED
            defer SCHEDULED DEFERRED
            expire SUBMITTED SUBMITTED
            expire UNDER_REVIEW UNDER_REVIEW
            expire RETURNED RETURNED
            expire SCHEDULED NO_SHOW
            cancel DRAFT CANCELLED
            cancel SUBMITTED CANCELLED
            cancel UNDER_REVIEW CANCELLED
            cancel RETURNED CANCELLED
            cancel APPROVED CANCELLED
            cancel SCHEDULED CANCELLED
            cancel NO_SHOW CANCELLED
            cancel OFFICIAL_ABSENT CANCELLED
            cancel DEFERRED CANCELLED
            """;

    private static final Map<String, Function<Appointment, AppointmentEvent>> VERBS = Map.ofEntries(
            Map.entry("submit", one -> one.submit(MONDAY, DUE)),
            Map.entry("take", one -> one.take(MONDAY)),
            Map.entry("forward", one -> one.forward(MONDAY, DUE)),
            Map.entry("approve", one -> one.approve(MONDAY)),
            Map.entry("return", one -> one.sendBack(MONDAY, DUE)),
            Map.entry("reject", one -> one.reject(MONDAY)),
            Map.entry("joint", one -> one.proposeJoint(PROVINCE, MONDAY)),
            Map.entry("join", one -> one.join(MONDAY)),
            Map.entry("accept-joint", one -> one.acceptJoint(List.of(CITY), MONDAY, DUE)),
            Map.entry("decline-joint", one -> one.declineJoint(MONDAY)),
            Map.entry("schedule", one -> one.schedule(slot(START), MONDAY, CLOCKS)),
            Map.entry("reschedule", one -> one.reschedule(slot(START), MONDAY, CLOCKS)),
            Map.entry("decline", one -> one.decline(MONDAY)),
            Map.entry("cancel", one -> one.cancel(MONDAY, Duration.ofHours(24))),
            Map.entry("arrive", one -> one.arrive(START, CLOCKS)),
            Map.entry("attend", one -> one.attend(START, CLOCKS)),
            Map.entry("fulfil", one -> one.fulfil(START)),
            Map.entry("defer", one -> one.defer(START)),
            Map.entry("expire", one -> one.expire(START, LAPSE)));

    static Stream<Arguments> cells() {
        return VERBS.keySet().stream()
                .sorted()
                .flatMap(verb -> Arrays.stream(AppointmentStage.values()).map(stage -> Arguments.of(verb, stage)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void goesWhereTheTableSaysAndNowhereElse(String verb, AppointmentStage from) {
        var appointment = AppointmentExamples.in(from);
        var revision = appointment.revision();
        var wanted = TABLE.lines()
                .map(line -> line.split(" "))
                .filter(cell -> cell[0].equals(verb) && cell[1].equals(from.name()))
                .map(cell -> cell[2])
                .findFirst();
        var outcome = outcome(verb, appointment);
        if (wanted.isPresent()) {
            assertThat(outcome).isEqualTo("done");
            assertThat(appointment.stage()).hasToString(wanted.get());
            assertThat(appointment.revision()).isEqualTo(revision + 1);
        } else {
            assertThat(outcome).startsWith("scheduling.");
            assertThat(appointment.stage()).isEqualTo(from);
            assertThat(appointment.revision()).isEqualTo(revision);
        }
    }

    private static String outcome(String verb, Appointment appointment) {
        try {
            var event = VERBS.getOrDefault(verb, _ -> null).apply(appointment);
            assertThat(event.revision()).isEqualTo(appointment.revision());
            assertThat(event.appointment()).isEqualTo(appointment.id());
            return "done";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    @Test
    void onlyTheOfficeThatWasAskedApprovesAndItForwardsToNobody() {
        assertThat(outcome("approve", AppointmentExamples.underReview())).isEqualTo("scheduling.not-last-office");
        assertThat(outcome("forward", AppointmentExamples.atLastOffice())).isEqualTo("scheduling.last-office");
        assertThat(AppointmentExamples.approved().stage()).isEqualTo(AppointmentStage.APPROVED);
    }

    @Test
    void everyOfficeHasAClockOfItsOwn() {
        var late = AppointmentExamples.underReview();
        late.expire(DUE, LAPSE);
        assertThat(late.marks().overdue()).isTrue();
        assertThat(late.deadline()).isNull();
        late.forward(DUE, DUE.plusSeconds(9));
        assertThat(late.marks().overdue()).isFalse();
        assertThat(late.deadline()).isEqualTo(DUE.plusSeconds(9));
        assertThat(late.reviewer()).isEqualTo(PROVINCE);
    }

    @Test
    void aReturnedWishBeginsItsWayAgain() {
        var returned = AppointmentExamples.atLastOffice();
        returned.sendBack(MONDAY, DUE);
        returned.submit(MONDAY, DUE);
        assertThat(returned.reviewer()).isEqualTo(AppointmentExamples.CITY);
    }

    @Test
    void aReturnedWishIsRemindedOfOnceAndLapsesThen() {
        var returned = AppointmentExamples.underReview();
        returned.expire(DUE, LAPSE);
        returned.sendBack(MONDAY, DUE);
        assertThat(returned.marks().overdue()).isFalse();
        assertThat(returned.deadline()).isEqualTo(DUE);
        assertThat(returned.expire(DUE, LAPSE))
                .isInstanceOfSatisfying(
                        AskerReminded.class, told -> assertThat(told.lapsesAt()).isEqualTo(LAPSE));
        assertThat(returned.marks().overdue()).isTrue();
        assertThat(returned.deadline()).isEqualTo(LAPSE);
        assertThat(returned.expire(LAPSE, LAPSE.plusSeconds(1))).isInstanceOf(AppointmentLapsed.class);
        assertThat(returned.stage()).isEqualTo(AppointmentStage.LAPSED);
        assertThat(returned.deadline()).isNull();
    }

    @Test
    void anAcceptedProposalGoesWhereTheCompetentOfficeIs() {
        var below = AppointmentExamples.tooHigh(CITY);
        below.acceptJoint(List.of(CITY), MONDAY, DUE);
        assertThat(below.wish().office()).isEqualTo(CITY);
        assertThat(below.stage()).isEqualTo(AppointmentStage.UNDER_REVIEW);
        assertThat(outcome("approve", below)).isEqualTo("done");
        assertThat(below.marks().jointWith()).isEqualTo(PROVINCE);
        var township = new OfficeId(UUID.randomUUID());
        var beyond = AppointmentExamples.tooHigh(township);
        beyond.acceptJoint(List.of(township), MONDAY, DUE);
        assertThat(beyond.stage()).isEqualTo(AppointmentStage.SUBMITTED);
        assertThat(beyond.reviewer()).isEqualTo(township);
        assertThat(beyond.wish().way()).containsExactly(CITY, township);
        assertThat(beyond.deadline()).isEqualTo(DUE);
    }

    @Test
    void onlyTheOfficeThatJoinsIsWaitedFor() {
        var invited = AppointmentExamples.tooHigh(CITY);
        assertThat(outcome("join", invited)).isEqualTo("scheduling.joint-otherwise");
        invited.acceptJoint(List.of(CITY), MONDAY, DUE);
        var joint = Objects.requireNonNull(invited.marks().joint());
        assertThat(joint.needsOfficial()).isFalse();
        assertThat(joint.become(Joint.JointStage.DECLINED).needsOfficial()).isFalse();
        assertThat(outcome("join", invited)).isEqualTo("done");
        assertThat(Objects.requireNonNull(invited.marks().joint()).needsOfficial())
                .isTrue();
        assertThat(outcome("join", invited)).isEqualTo("scheduling.joint-otherwise");
    }

    @Test
    void whoAnswersAfterTheReminderIsReviewedAnew() {
        var reminded = AppointmentExamples.in(AppointmentStage.RETURNED);
        reminded.expire(DUE, LAPSE);
        reminded.submit(LAPSE, LAPSE.plusSeconds(9));
        assertThat(reminded.marks().overdue()).isFalse();
        assertThat(reminded.deadline()).isEqualTo(LAPSE.plusSeconds(9));
    }

    @Test
    void aPetitionerCancelsADayBeforeAtTheLatestAndAnOfficeAtAnyTime() {
        var limit = Duration.ofHours(24);
        assertThat(cancels(START.minus(limit), limit)).isEqualTo("done");
        assertThat(cancels(START.minus(limit).plusSeconds(1), limit)).isEqualTo("scheduling.too-late-to-cancel");
        assertThat(cancels(START.minusSeconds(1), null)).isEqualTo("done");
    }

    private static String cancels(Instant at, @org.jspecify.annotations.Nullable Duration limit) {
        try {
            AppointmentExamples.scheduled().cancel(at, limit);
            return "done";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    @Test
    void aNewTimeIsDeclinedOnce() {
        var moved = AppointmentExamples.scheduled();
        assertThat(outcome("decline", moved)).isEqualTo("scheduling.not-moved");
        moved.reschedule(slot(START.plusSeconds(3600)), MONDAY, CLOCKS);
        assertThat(outcome("decline", moved)).isEqualTo("done");
        assertThat(moved.stage()).isEqualTo(AppointmentStage.APPROVED);
        assertThat(moved.slot()).isNull();
        assertThat(moved.marks().priority()).isTrue();
        moved.schedule(slot(START), MONDAY, CLOCKS);
        moved.reschedule(slot(START.plusSeconds(3600)), MONDAY, CLOCKS);
        assertThat(outcome("decline", moved)).isEqualTo("scheduling.declined-already");
    }

    @Test
    void whoDoesNotComeIsInvitedOnceMore() {
        var missed = AppointmentExamples.in(AppointmentStage.NO_SHOW);
        assertThat(missed.slot()).isNull();
        missed.schedule(slot(START.plusSeconds(86400)), START, CLOCKS);
        missed.expire(START.plusSeconds(90000), LAPSE);
        assertThat(missed.stage()).isEqualTo(AppointmentStage.NO_SHOW);
        assertThat(outcome("schedule", missed)).isEqualTo("scheduling.missed-twice");
    }

    /** What runs out when: fifteen minutes for the petitioner, ten for the official, the day for both. */
    @Test
    void waitsForThePetitionerThenForTheOfficialThenForTheEvening() {
        var appointment = AppointmentExamples.scheduled();
        var deadlines = new ArrayList<Instant>(List.of());
        deadlines.add(appointment.deadline());
        appointment.arrive(START.minusSeconds(60), CLOCKS);
        deadlines.add(appointment.deadline());
        appointment.attend(START, CLOCKS);
        deadlines.add(appointment.deadline());
        assertThat(deadlines)
                .containsExactly(
                        START.plus(Duration.ofMinutes(15)),
                        START.plus(Duration.ofMinutes(10)),
                        Instant.parse("2026-12-01T10:00:00Z"));
    }

    @Test
    void anEveningReceptionIsNotDeferredBeforeItsEnd() {
        var late = AppointmentExamples.approved();
        late.schedule(slot(Instant.parse("2026-12-01T09:45:00Z")), MONDAY, CLOCKS);
        late.arrive(MONDAY, CLOCKS);
        late.attend(MONDAY, CLOCKS);
        assertThat(late.deadline()).isEqualTo(Instant.parse("2026-12-01T10:15:00Z"));
    }

    @Test
    void whoWasNotReceivedThroughNoFaultOfTheirOwnComesFirst() {
        for (var stage : List.of(AppointmentStage.OFFICIAL_ABSENT, AppointmentStage.DEFERRED)) {
            assertThat(AppointmentExamples.in(stage).marks().priority()).isTrue();
        }
        assertThat(AppointmentExamples.in(AppointmentStage.NO_SHOW).marks().priority())
                .isFalse();
    }

    @Test
    void nobodyArrivesTwiceAndNobodyWhoIsThereIsMoved() {
        var there = AppointmentExamples.scheduled();
        there.arrive(START, CLOCKS);
        there.attend(START, CLOCKS);
        assertThat(outcome("arrive", there)).isEqualTo("scheduling.arrived-already");
        assertThat(outcome("attend", there)).isEqualTo("scheduling.attended-already");
        assertThat(outcome("reschedule", there)).isEqualTo("scheduling.arrived-already");
    }
}
