package cn.dangmian.recording.playback;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the content of papers and pictures before the signaling server tells what they are. Repeating it changes nothing. */
@RestController
class ExhibitController {

    private static final int LARGEST = 64 << 20;

    private final Grants grants;
    private final Vault vault;

    ExhibitController(Grants grants, Vault vault) {
        this.grants = grants;
        this.vault = vault;
    }

    @PutMapping("/recordings/{recording}/exhibits/{sha256}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(
            @PathVariable UUID recording,
            @PathVariable String sha256,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            HttpServletRequest request)
            throws IOException {
        var token = Bearer.in(authorization);
        if (token.isEmpty()) {
            throw new Refused("playback.no-grant", "a grant is needed");
        }
        var grant = grants.read(token, Use.DELIVER);
        if (grant.isEmpty() || !grant.get().recording().equals(new RecordingId(recording))) {
            throw new Refused("playback.grant-invalid", "the grant is not valid, or not any more");
        }
        var content = request.getInputStream().readNBytes(LARGEST + 1);
        if (content.length > LARGEST || !Sha256.of(content).hex().equals(sha256)) {
            throw new Refused("playback.malformed", content.length + " bytes that are not what the address says");
        }
        vault.keep(content);
    }
}
