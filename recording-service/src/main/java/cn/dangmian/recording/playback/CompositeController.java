package cn.dangmian.recording.playback;

import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.composite.Composites;
import cn.dangmian.recording.composite.State;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.pack.Packs;
import cn.dangmian.recording.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has one film made of a whole talk, and hands it out. Every request carries its grant in the body, like that for a pack. */
@RestController
@RequestMapping("/recordings/{recording}/composite")
class CompositeController {

    private final Grants grants;
    private final Composites composites;
    private final Recordings recordings;
    private final Vault vault;

    CompositeController(Grants grants, Composites composites, Recordings recordings, Vault vault) {
        this.grants = grants;
        this.composites = composites;
        this.recordings = recordings;
        this.vault = vault;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    State ask(@PathVariable UUID recording, @RequestBody Order order) {
        var read = read(recording, order);
        return composites.ask(read.grant().recording(), read.labels());
    }

    @PostMapping("/state")
    State state(@PathVariable UUID recording, @RequestBody Order order) {
        var read = read(recording, order);
        return composites.state(read.grant().recording(), read.labels().language());
    }

    @PostMapping("/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID recording, @RequestBody Order order) {
        var read = read(recording, order);
        composites.cancel(read.grant().recording(), read.labels().language());
    }

    @PostMapping("/file")
    void file(
            @PathVariable UUID recording,
            @RequestBody Order order,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var read = read(recording, order);
        var id = read.grant().recording();
        var sha256 = composites.file(id, read.labels().language());
        var archived = recordings.archived(id).orElseThrow();
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + Packs.nameOf(archived) + ".mp4\"");
        new MediaFile(vault, sha256, "video/mp4").send(request, response);
    }

    private Grants.Order read(UUID recording, Order order) {
        return grants.readOrder(order.grant() == null ? "" : order.grant())
                .filter(read -> read.grant().recording().equals(new RecordingId(recording)))
                .orElseThrow(() -> new Refused("playback.grant-invalid", "the grant is not valid, or not any more"));
    }

    record Order(@Nullable String grant) {}
}
