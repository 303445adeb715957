package cn.dangmian.recording.destruction;

import cn.dangmian.recording.catalog.Addition.Place;
import cn.dangmian.recording.catalog.ArchivedRecording;
import cn.dangmian.recording.catalog.Destruction;
import cn.dangmian.recording.catalog.Destruction.Destroyed;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.composite.Composites;
import cn.dangmian.recording.exchange.Command;
import cn.dangmian.recording.exchange.Report;
import cn.dangmian.recording.exchange.Reports;
import cn.dangmian.recording.exhibits.Exhibits;
import cn.dangmian.recording.kernel.Refused;
import cn.dangmian.recording.seal.Sealed;
import cn.dangmian.recording.seal.Seals;
import cn.dangmian.recording.vault.Unreachable;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Destroys the keys of a recording's files, and seals that it did. */
@Component
public class Destroying {

    private static final Logger LOG = LoggerFactory.getLogger(Destroying.class);

    private final Recordings recordings;
    private final Exhibits exhibits;
    private final Seals seals;
    private final Composites composites;
    private final Vault vault;
    private final SharedFiles shared;
    private final Reports reports;
    private final Clock clock;

    Destroying(
            Recordings recordings,
            Exhibits exhibits,
            Seals seals,
            Composites composites,
            Vault vault,
            SharedFiles shared,
            Reports reports,
            Clock clock) {
        this.recordings = recordings;
        this.exhibits = exhibits;
        this.seals = seals;
        this.composites = composites;
        this.vault = vault;
        this.shared = shared;
        this.reports = reports;
        this.clock = clock;
    }

    /** In the transaction of the command: it is destroyed, sealed and told, or none of it. An order that is repeated is told again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void destroy(Command.Destroy order) {
        var recording = recordings
                .archived(order.recording())
                .filter(found -> !seals.of(found.id()).isEmpty())
                .orElseThrow(() -> new Refused("not-archived", "recording " + order.recording() + " is not archived"));
        var at = clock.instant();
        if (recordings.destroy(recording.id(), at)) {
            var sealed = seal(recording, order);
            filesOf(recording).stream()
                    .map(Destroyed::sha256)
                    .filter(file -> !shared.isOfAnother(file, recording.id()))
                    .forEach(vault::destroy);
            composites.destroy(recording.id());
            tell(order, recording, at, sealed);
            LOG.info("{} was destroyed by order {}", recording.id(), order.order());
        } else {
            var last = seals.latestOf(recording.id()).orElseThrow();
            tell(order, recording, recording.destroyedAt() == null ? at : recording.destroyedAt(), last);
        }
    }

    private Sealed seal(ArchivedRecording recording, Command.Destroy order) {
        var last = seals.latestOf(recording.id()).orElseThrow();
        var manifest = Destruction.of(
                        recording,
                        new Place(last.number() + 1, last.manifest()),
                        seals.sealing(),
                        new Destruction.Order(
                                order.order().toString(),
                                order.askedBy().toString(),
                                order.confirmedBy().toString()),
                        filesOf(recording))
                .canonical();
        try {
            vault.keep(manifest);
        } catch (Unreachable e) {
            // It is ordered again; what comes behind it, above all of talks that go on, must not wait for a store.
            throw new Refused("store-unreachable", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seals.seal(recording.id(), last.number() + 1, manifest);
    }

    /** Everything but its manifests. */
    private List<Destroyed> filesOf(ArchivedRecording recording) {
        return Stream.concat(
                        recording.archive().tracks().stream()
                                .map(track -> new Destroyed("tracks/" + track.name() + ".webm", track.sha256())),
                        exhibits.allOf(recording.id()).stream()
                                .map(one -> new Destroyed("exhibits/" + one.name(), one.sha256())))
                .toList();
    }

    private void tell(Command.Destroy order, ArchivedRecording recording, Instant at, Sealed sealed) {
        reports.promise(new Report.Destroyed(
                recording.id(),
                recording.subject().reception(),
                order.order(),
                at,
                sealed.manifest(),
                new Report.Head(sealed.size(), seals.head(sealed.size()))));
    }
}
