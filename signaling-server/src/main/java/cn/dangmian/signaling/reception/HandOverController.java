package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §6: to whom a talk may be handed. */
@RestController
class HandOverController {

    /** @param busy has somebody already */
    record SuccessorShown(Named desk, Named office, Named official, boolean busy) {}

    private final HandOverDesk handOvers;
    private final Portraits portraits;
    private final Places places;

    HandOverController(HandOverDesk handOvers, Portraits portraits, Places places) {
        this.handOvers = handOvers;
        this.portraits = portraits;
        this.places = places;
    }

    @GetMapping("/api/desks/{desk}/successors")
    List<SuccessorShown> successors(@PathVariable DeskId desk, @RequestParam ReceptionId reception) {
        return handOvers.candidates(desk, reception).stream().map(this::shown).toList();
    }

    private SuccessorShown shown(HandOverDesk.Candidate one) {
        var desk = places.desk(new DeskId(one.post().id()));
        return new SuccessorShown(
                new Named(one.post().id(), desk.name()),
                portraits.office(desk.office()),
                portraits.person(Posts.personAt(one.post())),
                one.busy());
    }
}
