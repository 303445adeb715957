package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.audit.AuditChain;
import cn.dangmian.signaling.audit.AuditChain.Verification;
import cn.dangmian.signaling.audit.Finding;
import cn.dangmian.signaling.audit.Head;
import cn.dangmian.signaling.identity.web.AuditReaders.PersonNamed;
import cn.dangmian.signaling.kernel.PersonId;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: the chain of the log, its heads and its verifications, for auditors. */
@RestController
class AuditChainController {

    record HeadShown(
            long number, long position, String hash, Instant at, String key, String signature, String signedText) {}

    record VerificationShown(
            UUID id,
            Instant at,
            @Nullable PersonNamed person,
            String stage,
            long total,
            long checked,
            long findings,
            @Nullable Instant endedAt) {}

    record ChainShown(
            long position,
            long waiting,
            List<HeadShown> heads,
            @Nullable VerificationShown verification) {}

    record VerificationReport(VerificationShown verification, List<Finding> findings) {}

    record Begun(UUID verification) {}

    private final AuditChain chain;
    private final AuditReaders readers;

    AuditChainController(AuditChain chain, AuditReaders readers) {
        this.chain = chain;
        this.readers = readers;
    }

    @GetMapping("/api/audit/chain")
    ChainShown chain() {
        var standing = chain.standing();
        var last = standing.verification();
        return new ChainShown(
                standing.position(),
                standing.waiting(),
                standing.heads().stream().map(AuditChainController::shown).toList(),
                last == null ? null : shown(last));
    }

    @PostMapping("/api/audit/verifications")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Begun verify(Principal principal) {
        return new Begun(chain.verify(PersonId.of(principal.getName())));
    }

    @GetMapping("/api/audit/verifications/{verification}")
    VerificationReport verification(@PathVariable UUID verification) {
        return new VerificationReport(shown(chain.verification(verification)), chain.findings(verification));
    }

    @PostMapping("/api/audit/heads")
    @ResponseStatus(HttpStatus.CREATED)
    HeadShown sign(Principal principal) {
        return shown(chain.signHead(PersonId.of(principal.getName())));
    }

    @GetMapping("/api/audit/heads/{number}")
    HeadShown head(@PathVariable long number) {
        return shown(chain.head(number));
    }

    private static HeadShown shown(Head head) {
        return new HeadShown(
                head.number(),
                head.position(),
                head.hash(),
                head.at(),
                head.key(),
                head.signature(),
                head.signedText());
    }

    private VerificationShown shown(Verification one) {
        var names = readers.names(Stream.ofNullable(one.person()), Stream.of());
        return new VerificationShown(
                one.id(),
                one.at(),
                names.person(one.person()),
                one.stage(),
                one.total(),
                one.checked(),
                one.findings(),
                one.endedAt());
    }
}
