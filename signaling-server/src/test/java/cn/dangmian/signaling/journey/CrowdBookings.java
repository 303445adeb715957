package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseIntake;
import cn.dangmian.signaling.casework.Confidentiality;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.AppointmentDesk;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Act;
import cn.dangmian.signaling.scheduling.AppointmentReading;
import cn.dangmian.signaling.scheduling.SlotDesk;
import cn.dangmian.signaling.scheduling.TierPilot;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The bookings of a crowd: each a time of today, from the wish to the desk in one command. */
final class CrowdBookings {

    /** The end of the day on which all this happens. */
    static final Instant MIDNIGHT =
            Booking.inDays(1).atStartOfDay(Booking.BEIJING).toInstant();

    private final Crowd.Places places;

    CrowdBookings(Crowd.Places places) {
        this.places = places;
    }

    CaseId newCase(TerminalId terminal, Node node) {
        var drain = new CaseIntake.Registration(
                terminal, "Zhang San", "", new Contact(null, null), "A drain", "", Confidentiality.NORMAL, List.of());
        return node.bean(CaseIntake.class).register(drain, places.clerk());
    }

    CaseId caseOf(UUID appointment, Node node) {
        return new CaseId(node.jdbc()
                .sql("select case_id from appointment where id = ?")
                .param(appointment)
                .query(UUID.class)
                .single());
    }

    /** An invitation, which needs no reception day. @return the appointment */
    String book(Deed deed, Node node) {
        var terminal = new TerminalId(places.terminals().get(deed.post()));
        var office = new OfficeId(places.offices().get(deed.line()));
        var matter = new TierPilot.Matter(
                List.of(places.township()),
                deed.line() == 0 ? "OTHER" : "LAND_RIGHTS",
                TierPilot.Purpose.REQUEST,
                TierPilot.History.FIRST,
                null,
                null);
        var desk = node.bean(AppointmentDesk.class);
        var id = desk.draft(
                new AppointmentDesk.NewAppointment(
                        newCase(terminal, node),
                        AppointmentDesk.Asking.INVITED,
                        terminal,
                        office,
                        null,
                        matter,
                        new AppointmentReading.Needs(1, "", "", List.of(), null)),
                places.clerk().person());
        Stream.<Consumer<Act>>of(desk::submit, desk::take, desk::approve).forEach(step -> step.accept(act(id, node)));
        node.bean(SlotDesk.class).schedule(act(id, node), planned(deed));
        return id.toString();
    }

    void move(Deed deed, Node node) {
        node.bean(SlotDesk.class).reschedule(act(about(deed), node), planned(deed));
    }

    void cancel(Deed deed, Node node) {
        node.bean(AppointmentDesk.class).cancel(act(about(deed), node));
    }

    private static AppointmentId about(Deed deed) {
        return new AppointmentId(Objects.requireNonNull(deed.about()));
    }

    /** As it stands when it is this one's turn, so that nobody acts on old news. */
    private Act act(AppointmentId id, Node node) {
        var revision = node.jdbc()
                .sql("select revision from appointment where id = ? for update")
                .param(id.value())
                .query(Long.class)
                .single();
        return new Act(id, revision, "Because.", places.clerk().person());
    }

    /** The last seconds of today, so that all of them are to come. */
    private static Instant start(int slot) {
        return MIDNIGHT.minus(Duration.ofSeconds(Times.SLOTS - slot));
    }

    private SlotDesk.Planned planned(Deed deed) {
        return new SlotDesk.Planned(
                places.actors().get(deed.official()).person(),
                null,
                new DeskId(places.desks().get(deed.desk())),
                null,
                null,
                start(deed.slot()),
                start(deed.slot() + 1));
    }

    /** By the order of the slots; no clock is waited for. */
    void timeComes(Deed deed, Node node) {
        node.jdbc()
                .sql("""
                        update reception set booked_told = true,
                            booked_from = '2020-01-01'::timestamptz + (booked_from - date_trunc('day', booked_from)),
                            booked_for_all_from = case when :all then '2020-01-01' else booked_for_all_from end
                        where id = :id and booked_from is not null""")
                .param("id", Objects.requireNonNull(deed.about()))
                .param("all", deed.priority())
                .update();
    }

    List<String> times(Node node) {
        var reading = node.bean(AppointmentReading.class);
        return places.offices().stream()
                .flatMap(office -> reading
                        .heldAt(
                                new OfficeId(office),
                                MIDNIGHT.minus(Duration.ofDays(1)),
                                MIDNIGHT,
                                places.clerk().person())
                        .stream())
                .map(this::shown)
                .sorted()
                .toList();
    }

    private String shown(AppointmentReading.Shown one) {
        var slot = Objects.requireNonNull(one.slot());
        var number = (int) Duration.between(start(0), slot.starts()).toSeconds();
        var desk = places.desks().indexOf(slot.desk().id());
        return Times.shown(one.id().value(), new Times.Time(desk, -1, -1, number, one.arrivedAt() != null, false));
    }
}
