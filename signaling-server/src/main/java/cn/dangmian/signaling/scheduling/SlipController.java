package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.security.Principal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12.3: what is printed right after booking. */
@RestController
class SlipController {

    private final BookingSlips slips;

    SlipController(BookingSlips slips) {
        this.slips = slips;
    }

    @PostMapping("/api/appointments/{appointment}/slip")
    BookingSlips.Slip print(@PathVariable("appointment") AppointmentId id, Principal principal) {
        return slips.print(id, PersonId.of(principal.getName()));
    }
}
