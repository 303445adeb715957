package cn.dangmian.recording.playback;

import cn.dangmian.recording.inventory.Inventory;
import cn.dangmian.recording.inventory.Storage;
import cn.dangmian.recording.kernel.Refused;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells the signaling server, and nobody else, what is here. */
@RestController
class InventoryController {

    private static final int AT_ONCE = 200;

    private final Grants grants;
    private final Inventory inventory;
    private final Storage storage;

    InventoryController(Grants grants, Inventory inventory, Storage storage) {
        this.grants = grants;
        this.inventory = inventory;
        this.storage = storage;
    }

    record Asked(List<UUID> recordings) {}

    record Entries(List<Inventory.Entry> recordings) {}

    @GetMapping("/inventory")
    Entries after(
            @RequestParam(required = false) @Nullable UUID after,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        demand(authorization);
        return new Entries(inventory.after(after, AT_ONCE));
    }

    @PostMapping("/inventory")
    Entries of(
            @RequestBody Asked asked,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        demand(authorization);
        if (asked.recordings() == null || asked.recordings().size() > AT_ONCE) {
            throw new Refused("playback.malformed", "the request names no recordings, or too many");
        }
        return new Entries(inventory.of(asked.recordings()));
    }

    @GetMapping("/storage")
    Storage.View storage(@RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        demand(authorization);
        return storage.view();
    }

    private void demand(String authorization) {
        var token = Bearer.in(authorization);
        if (token.isEmpty()) {
            throw new Refused("playback.no-grant", "a grant is needed");
        }
        if (!grants.mayInspect(token)) {
            throw new Refused("playback.grant-invalid", "the grant is not valid, or not any more");
        }
    }
}
