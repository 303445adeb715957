package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.scheduling.events.AppointmentApproved;
import cn.dangmian.signaling.scheduling.events.AppointmentCancelled;
import cn.dangmian.signaling.scheduling.events.AppointmentDeclined;
import cn.dangmian.signaling.scheduling.events.AppointmentDeferred;
import cn.dangmian.signaling.scheduling.events.AppointmentEvent;
import cn.dangmian.signaling.scheduling.events.AppointmentForwarded;
import cn.dangmian.signaling.scheduling.events.AppointmentFulfilled;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import cn.dangmian.signaling.scheduling.events.AppointmentLapsed;
import cn.dangmian.signaling.scheduling.events.AppointmentRejected;
import cn.dangmian.signaling.scheduling.events.AppointmentRescheduled;
import cn.dangmian.signaling.scheduling.events.AppointmentReturned;
import cn.dangmian.signaling.scheduling.events.AppointmentScheduled;
import cn.dangmian.signaling.scheduling.events.AppointmentSubmitted;
import cn.dangmian.signaling.scheduling.events.AppointmentTaken;
import cn.dangmian.signaling.scheduling.events.AskerReminded;
import cn.dangmian.signaling.scheduling.events.JointOfficeDeclined;
import cn.dangmian.signaling.scheduling.events.JointOfficeJoined;
import cn.dangmian.signaling.scheduling.events.JointReceptionAccepted;
import cn.dangmian.signaling.scheduling.events.JointReceptionProposed;
import cn.dangmian.signaling.scheduling.events.OfficialAttended;
import cn.dangmian.signaling.scheduling.events.OfficialMissed;
import cn.dangmian.signaling.scheduling.events.PetitionerArrived;
import cn.dangmian.signaling.scheduling.events.PetitionerMissed;
import cn.dangmian.signaling.scheduling.events.ReviewOverdue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An appointment and all that can become of it. A transition takes the time and answers with its one event. */
final class Appointment extends AppointmentState {

    /** As it was stored. */
    Appointment(AppointmentId id, Wish wish, AppointmentStage stage, Standing standing) {
        super(id, wish, stage, standing);
    }

    static Appointment drafted(AppointmentId id, Wish wish, @Nullable OfficeId jointWith) {
        return new Appointment(id, wish, AppointmentStage.DRAFT, new Standing(Marks.none(jointWith), null, null, 1));
    }

    /** @param due when the first office must have dealt with it */
    AppointmentSubmitted submit(Instant at, Instant due) {
        require("submit", AppointmentStage.DRAFT, AppointmentStage.RETURNED);
        await(0, due);
        return new AppointmentSubmitted(id, wish.caseId(), ++revision, at, reviewer());
    }

    AppointmentTaken take(Instant at) {
        require("take", AppointmentStage.SUBMITTED);
        stage = AppointmentStage.UNDER_REVIEW;
        return new AppointmentTaken(id, wish.caseId(), ++revision, at);
    }

    AppointmentForwarded forward(Instant at, Instant due) {
        require("forward", AppointmentStage.UNDER_REVIEW);
        if (isAtLastOffice()) {
            throw new Refused("scheduling.last-office", "the office asked for decides itself");
        }
        await(marks.step() + 1, due);
        return new AppointmentForwarded(id, wish.caseId(), ++revision, at, reviewer());
    }

    private void await(int next, Instant due) {
        stage = AppointmentStage.SUBMITTED;
        marks = marks.at(next);
        deadline = due;
    }

    AppointmentApproved approve(Instant at) {
        require("approve", AppointmentStage.UNDER_REVIEW);
        if (!isAtLastOffice()) {
            throw new Refused("scheduling.not-last-office", "the office asked for decides; this one forwards");
        }
        decided(AppointmentStage.APPROVED);
        return new AppointmentApproved(id, wish.caseId(), ++revision, at);
    }

    /** @param due when whoever asked is reminded */
    AppointmentReturned sendBack(Instant at, Instant due) {
        require("return", AppointmentStage.UNDER_REVIEW);
        decided(AppointmentStage.RETURNED);
        marks = marks.at(marks.step());
        deadline = due;
        return new AppointmentReturned(id, wish.caseId(), ++revision, at);
    }

    AppointmentRejected reject(Instant at) {
        require("reject", AppointmentStage.UNDER_REVIEW);
        decided(AppointmentStage.REJECTED);
        return new AppointmentRejected(id, wish.caseId(), ++revision, at);
    }

    JointReceptionProposed proposeJoint(OfficeId with, Instant at) {
        require("propose a joint reception", AppointmentStage.UNDER_REVIEW);
        marks = marks.with(Joint.proposed(with));
        return new JointReceptionProposed(id, wish.caseId(), ++revision, at, with);
    }

    /**
     * The competent office receives, and the one that was asked for is invited.
     *
     * @param way to the competent office; a wish that has gone further goes back there
     * @param due when the competent office must have dealt with it
     */
    JointReceptionAccepted acceptJoint(List<OfficeId> way, Instant at, Instant due) {
        require("accept a joint reception of", AppointmentStage.UNDER_REVIEW);
        var competent = joint(Joint.JointStage.PROPOSED).with();
        var invited = wish.office();
        var goesBack = !way.contains(reviewer());
        wish = wish.heldBy(competent, goesBack ? back(competent) : way);
        marks = marks.with(new Joint(invited, Joint.JointStage.INVITED));
        if (goesBack) {
            await(marks.step() + 1, due);
        }
        return new JointReceptionAccepted(id, wish.caseId(), ++revision, at, invited);
    }

    private List<OfficeId> back(OfficeId competent) {
        return Stream.concat(wish.way().stream().limit(marks.step() + 1L), Stream.of(competent))
                .toList();
    }

    JointOfficeJoined join(Instant at) {
        var joining = answer(Joint.JointStage.JOINED);
        return new JointOfficeJoined(id, wish.caseId(), ++revision, at, joining);
    }

    JointOfficeDeclined declineJoint(Instant at) {
        var declining = answer(Joint.JointStage.DECLINED);
        return new JointOfficeDeclined(id, wish.caseId(), ++revision, at, declining);
    }

    /** Before a time is given, which needs the official of an office that joins. */
    private OfficeId answer(Joint.JointStage with) {
        if (stage.isOver() || stage == AppointmentStage.SCHEDULED) {
            throw wrongStage("join");
        }
        var joint = joint(Joint.JointStage.INVITED).become(with);
        marks = marks.with(joint);
        return joint.with();
    }

    private Joint joint(Joint.JointStage as) {
        var joint = marks.joint();
        if (joint == null || joint.stage() != as) {
            throw new Refused("scheduling.joint-otherwise", "the joint reception is not " + as);
        }
        return joint;
    }

    /** Also after a time that came to nothing; a petitioner who did not come twice is not invited a third time. */
    AppointmentScheduled schedule(Slot wanted, Instant at, SchedulingClocks clocks) {
        require(
                "schedule",
                AppointmentStage.APPROVED,
                AppointmentStage.DEFERRED,
                AppointmentStage.OFFICIAL_ABSENT,
                AppointmentStage.NO_SHOW);
        if (stage == AppointmentStage.NO_SHOW && marks.missedTwice()) {
            throw new Refused("scheduling.missed-twice", "the petitioner did not come twice");
        }
        hold(wanted, false, clocks);
        return new AppointmentScheduled(id, wish.caseId(), ++revision, at, wanted.taken());
    }

    AppointmentRescheduled reschedule(Slot wanted, Instant at, SchedulingClocks clocks) {
        require("reschedule", AppointmentStage.SCHEDULED);
        if (marks.arrivedAt() != null) {
            throw new Refused("scheduling.arrived-already", "the petitioner is there");
        }
        hold(wanted, true, clocks);
        return new AppointmentRescheduled(id, wish.caseId(), ++revision, at, wanted.taken());
    }

    private void hold(Slot wanted, boolean anew, SchedulingClocks clocks) {
        stage = AppointmentStage.SCHEDULED;
        slot = wanted;
        marks = marks.held(anew);
        deadline = clocks.next(held(), marks);
    }

    AppointmentDeclined decline(Instant at) {
        require("decline", AppointmentStage.SCHEDULED);
        if (marks.declined()) {
            throw new Refused("scheduling.declined-already", "a new time is declined once");
        }
        if (!marks.moved()) {
            throw new Refused("scheduling.not-moved", "only a time that the office chose anew is declined");
        }
        lose(AppointmentStage.APPROVED, marks.declinedOnce());
        return new AppointmentDeclined(id, wish.caseId(), ++revision, at);
    }

    /** @param before how long before the start this is still possible; null for an office, which gives a reason */
    AppointmentCancelled cancel(Instant at, @Nullable Duration before) {
        if (stage.isOver()) {
            throw wrongStage("cancel");
        }
        if (stage == AppointmentStage.SCHEDULED
                && slot != null
                && before != null
                && at.isAfter(slot.starts().minus(before))) {
            throw new Refused("scheduling.too-late-to-cancel", "it begins at " + slot.starts());
        }
        lose(AppointmentStage.CANCELLED, marks);
        return new AppointmentCancelled(id, wish.caseId(), ++revision, at);
    }

    PetitionerArrived arrive(Instant at, SchedulingClocks clocks) {
        require("arrive", AppointmentStage.SCHEDULED);
        if (marks.arrivedAt() != null) {
            throw new Refused("scheduling.arrived-already", "the petitioner is there since " + marks.arrivedAt());
        }
        marks = marks.arrived(at);
        deadline = clocks.next(held(), marks);
        return new PetitionerArrived(id, wish.caseId(), ++revision, at);
    }

    OfficialAttended attend(Instant at, SchedulingClocks clocks) {
        require("attend", AppointmentStage.SCHEDULED);
        if (marks.attendedAt() != null) {
            throw new Refused("scheduling.attended-already", "the official is there since " + marks.attendedAt());
        }
        marks = marks.attended(at);
        deadline = clocks.next(held(), marks);
        return new OfficialAttended(id, wish.caseId(), ++revision, at);
    }

    AppointmentFulfilled fulfil(Instant at) {
        require("fulfil", AppointmentStage.SCHEDULED, AppointmentStage.OFFICIAL_ABSENT, AppointmentStage.DEFERRED);
        decided(AppointmentStage.FULFILLED);
        return new AppointmentFulfilled(id, wish.caseId(), ++revision, at);
    }

    /** Whatever its clock is about. @param lapsesAt when what is reminded of now lapses */
    AppointmentEvent expire(Instant at, Instant lapsesAt) {
        require(
                "expire",
                AppointmentStage.SUBMITTED,
                AppointmentStage.UNDER_REVIEW,
                AppointmentStage.RETURNED,
                AppointmentStage.SCHEDULED);
        if (stage == AppointmentStage.RETURNED) {
            return marks.overdue() ? lapse(at) : remind(at, lapsesAt);
        }
        if (stage != AppointmentStage.SCHEDULED) {
            return runOver(at);
        }
        return marks.arrivedAt() == null ? miss(at) : marks.attendedAt() == null ? lack(at) : defer(at);
    }

    private ReviewOverdue runOver(Instant at) {
        marks = marks.runOver();
        deadline = null;
        return new ReviewOverdue(id, wish.caseId(), ++revision, at, reviewer());
    }

    private AskerReminded remind(Instant at, Instant lapsesAt) {
        marks = marks.runOver();
        deadline = lapsesAt;
        return new AskerReminded(id, wish.caseId(), ++revision, at, lapsesAt);
    }

    private AppointmentLapsed lapse(Instant at) {
        decided(AppointmentStage.LAPSED);
        return new AppointmentLapsed(id, wish.caseId(), ++revision, at);
    }

    private PetitionerMissed miss(Instant at) {
        lose(AppointmentStage.NO_SHOW, marks.missedOnceMore());
        return new PetitionerMissed(id, wish.caseId(), ++revision, at);
    }

    private OfficialMissed lack(Instant at) {
        var absent = held().official();
        lose(AppointmentStage.OFFICIAL_ABSENT, marks.first());
        return new OfficialMissed(id, wish.caseId(), ++revision, at, absent);
    }

    /** The day ended without it, or it is made from a wait that did. */
    AppointmentDeferred defer(Instant at) {
        require("defer", AppointmentStage.DRAFT, AppointmentStage.SCHEDULED);
        lose(AppointmentStage.DEFERRED, marks.first());
        return new AppointmentDeferred(id, wish.caseId(), ++revision, at);
    }
}
