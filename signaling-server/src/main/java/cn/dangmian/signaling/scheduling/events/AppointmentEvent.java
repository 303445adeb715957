package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.events.CaseActivity;

/** What happens to an appointment. Revisions of one appointment grow; who hears them out of order keeps the greatest. */
public sealed interface AppointmentEvent extends CaseActivity
        permits AppointmentDrafted,
                AppointmentSubmitted,
                AppointmentTaken,
                AppointmentForwarded,
                AppointmentReturned,
                AskerReminded,
                AppointmentLapsed,
                AppointmentRejected,
                AppointmentApproved,
                JointReceptionProposed,
                JointReceptionAccepted,
                JointOfficeJoined,
                JointOfficeDeclined,
                ReviewOverdue,
                AppointmentScheduled,
                AppointmentRescheduled,
                AppointmentDeclined,
                AppointmentCancelled,
                PetitionerArrived,
                OfficialAttended,
                PetitionerMissed,
                OfficialMissed,
                AppointmentFulfilled,
                AppointmentDeferred {

    AppointmentId appointment();

    long revision();

    @Override
    default String kind() {
        return switch (this) {
            case AppointmentDrafted _ -> "APPOINTMENT_DRAFTED";
            case AppointmentSubmitted _ -> "APPOINTMENT_SUBMITTED";
            case AppointmentTaken _ -> "APPOINTMENT_TAKEN";
            case AppointmentForwarded _ -> "APPOINTMENT_FORWARDED";
            case AppointmentReturned _ -> "APPOINTMENT_RETURNED";
            case AskerReminded _ -> "ASKER_REMINDED";
            case AppointmentLapsed _ -> "APPOINTMENT_LAPSED";
            case AppointmentRejected _ -> "APPOINTMENT_REJECTED";
            case AppointmentApproved _ -> "APPOINTMENT_APPROVED";
            case JointReceptionProposed _ -> "JOINT_RECEPTION_PROPOSED";
            case JointReceptionAccepted _ -> "JOINT_RECEPTION_ACCEPTED";
            case JointOfficeJoined _ -> "JOINT_OFFICE_JOINED";
            case JointOfficeDeclined _ -> "JOINT_OFFICE_DECLINED";
            case ReviewOverdue _ -> "REVIEW_OVERDUE";
            case AppointmentScheduled _ -> "APPOINTMENT_SCHEDULED";
            case AppointmentRescheduled _ -> "APPOINTMENT_RESCHEDULED";
            case AppointmentDeclined _ -> "APPOINTMENT_DECLINED";
            case AppointmentCancelled _ -> "APPOINTMENT_CANCELLED";
            case PetitionerArrived _ -> "PETITIONER_ARRIVED";
            case OfficialAttended _ -> "OFFICIAL_ATTENDED";
            case PetitionerMissed _ -> "PETITIONER_MISSED";
            case OfficialMissed _ -> "OFFICIAL_MISSED";
            case AppointmentFulfilled _ -> "APPOINTMENT_FULFILLED";
            case AppointmentDeferred _ -> "APPOINTMENT_DEFERRED";
        };
    }
}
