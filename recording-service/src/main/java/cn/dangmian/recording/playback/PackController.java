package cn.dangmian.recording.playback;

import cn.dangmian.recording.composite.Language;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.pack.Packs;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands out a recording with everything that proves it. */
@RestController
class PackController {

    private final Grants grants;
    private final Packs packs;

    PackController(Grants grants, Packs packs) {
        this.grants = grants;
        this.packs = packs;
    }

    /** The grant is in the body: no address, no log and no history shows it. */
    @PostMapping("/recordings/{recording}/pack")
    void pack(@PathVariable UUID recording, @RequestBody Take take, HttpServletResponse response) throws IOException {
        var grant = grants.read(take.grant() == null ? "" : take.grant(), Use.PACK)
                .filter(read -> read.recording().equals(new RecordingId(recording)))
                .orElseThrow(() -> new Refused("playback.grant-invalid", "the grant is not valid, or not any more"));
        var pack = packs.prepare(grant.recording(), grant.person(), take.composite())
                .orElseThrow(() -> new Refused("playback.unknown", "there is no such thing for this grant"));
        response.setContentType("application/zip");
        response.setContentLengthLong(pack.length());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + pack.name() + "\"");
        pack.writeTo(response.getOutputStream());
    }

    /** @param composite in which language the film of the whole talk, which is made already, is to be in it; absent: not at all */
    record Take(@Nullable String grant, @Nullable Language composite) {}
}
