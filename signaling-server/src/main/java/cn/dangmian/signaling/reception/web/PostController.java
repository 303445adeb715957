package cn.dangmian.signaling.reception.web;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Notice;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.reception.Views.MannedBy;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a page asks before it mans a post. */
@RestController
class PostController {

    record PostShown(
            UUID id, String name, Named office, @Nullable MannedBy manned) {}

    record Receiving(UUID id, String name, Tier tier, int desks, int waiting) {}

    record Destination(UUID id, String name, Tier tier, int waiting, List<LiveReceptions.CallingDesk> desks) {}

    record NoticeShown(String version, List<Notice.Paragraph> paragraphs) {}

    private final Places places;
    private final Offices offices;
    private final Duties duties;
    private final LiveReceptions receptions;
    private final ReceptionDesk desks;
    private final Notice notice;

    PostController(
            Places places,
            Offices offices,
            Duties duties,
            LiveReceptions receptions,
            ReceptionDesk desks,
            Notice notice) {
        this.places = places;
        this.offices = offices;
        this.duties = duties;
        this.receptions = receptions;
        this.desks = desks;
        this.notice = notice;
    }

    @GetMapping("/api/terminals")
    List<PostShown> terminals(Principal principal) {
        return places.terminalsOf(duties.officesOf(person(principal), Role.CLERK)).stream()
                .map(terminal -> shown(terminal.id().value(), terminal.name(), terminal.office()))
                .toList();
    }

    @GetMapping("/api/desks")
    List<PostShown> desks(Principal principal) {
        return places.desksOf(duties.officesOf(person(principal), Role.OFFICIAL)).stream()
                .map(desk -> shown(desk.id().value(), desk.name(), desk.office()))
                .toList();
    }

    private PostShown shown(UUID post, String name, OfficeId office) {
        return new PostShown(
                post,
                name,
                new Named(office.value(), offices.get(office).name()),
                receptions.mannedBy(post).orElse(null));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }

    @GetMapping("/api/terminals/{terminal}/receiving-offices")
    List<Receiving> receivingOffices(@PathVariable TerminalId terminal) {
        return offices.above(places.officeOf(terminal)).stream()
                .filter(office -> !places.desksOf(List.of(office.id())).isEmpty())
                .map(office -> {
                    var crowd = receptions.crowdAt(office.id());
                    return new Receiving(
                            office.id().value(), office.name(), office.tier(), crowd.desks(), crowd.waiting());
                })
                .toList();
    }

    @GetMapping("/api/desks/{desk}/destinations")
    List<Destination> destinations(@PathVariable DeskId desk, @RequestParam ReceptionId reception) {
        return desks.destinations(desk, reception).stream()
                .map(office -> destination(office, receptions.crowdAt(office.id())))
                .toList();
    }

    private Destination destination(Office office, LiveReceptions.Crowd crowd) {
        return new Destination(
                office.id().value(),
                office.name(),
                office.tier(),
                crowd.waiting(),
                receptions.callingDesks(office.id()));
    }

    @GetMapping("/api/notice")
    NoticeShown notice() {
        var version = notice.version();
        return new NoticeShown(version, notice.words(version));
    }
}
