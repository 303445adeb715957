package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.ClientId;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: the relays, for a page that tests its way to them. */
@RestController
class RelayController {

    private final TurnCredentials turn;

    RelayController(TurnCredentials turn) {
        this.turn = turn;
    }

    /** @return nothing when none is configured */
    @GetMapping("/api/relays")
    List<TurnCredentials.IceServer> relays() {
        return turn.serversFor(ClientId.next());
    }
}
