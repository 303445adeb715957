package cn.dangmian.recording.assembly;

import cn.dangmian.recording.capture.Captures;
import cn.dangmian.recording.catalog.Archive;
import cn.dangmian.recording.catalog.Manifest;
import cn.dangmian.recording.catalog.Recording;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.exchange.Report;
import cn.dangmian.recording.exchange.Reports;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Archives one recording: tracks and manifest into the vault, the catalogue and the promise in one transaction, then the spool. */
@Component
class Archiving {

    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);

    private final Captures captures;
    private final Assembly assembly;
    private final Vault vault;
    private final Recordings recordings;
    private final Reports reports;
    private final TransactionTemplate transaction;

    Archiving(
            Captures captures,
            Assembly assembly,
            Vault vault,
            Recordings recordings,
            Reports reports,
            TransactionTemplate transaction) {
        this.captures = captures;
        this.assembly = assembly;
        this.vault = vault;
        this.recordings = recordings;
        this.reports = reports;
        this.transaction = transaction;
    }

    void archive(Recording recording) throws InterruptedException {
        try {
            var begun = System.nanoTime();
            var archive = make(recording);
            transaction.executeWithoutResult(_ -> enter(recording, archive));
            LOG.info("{} archived in {} ms", recording.id(), (System.nanoTime() - begun) / 1_000_000);
            clear(recording.id());
        } catch (ArchiveFailed failed) {
            fail(recording, failed.reason(), failed.text());
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("the service is stopping");
        } catch (IOException e) {
            LOG.warn("{} could not be stored", recording.id(), e);
            fail(recording, "storage", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("{} met what nobody expected", recording.id(), e);
            fail(recording, "internal", e.toString());
        }
    }

    /** What a crash between the archive and the clearing of the spool has left. */
    void clearIfIntact(RecordingId id) {
        var archive = recordings.archived(id).orElseThrow().archive();
        if (vault.isIntact(archive.sha256())
                && archive.tracks().stream().allMatch(track -> vault.isIntact(track.sha256()))) {
            clear(id);
        } else {
            LOG.error("{} is not intact in the vault; its spool files are kept", id);
        }
    }

    private Archive make(Recording recording) throws IOException, ArchiveFailed, InterruptedException {
        var workplace = vault.workplace();
        try {
            var made = assembly.assemble(recording.finishedTalk(), captures.of(recording.id()), workplace);
            var manifest = Files.write(
                    workplace.resolve("manifest.json"),
                    Manifest.of(recording, made.tracks(), made.gaps()).canonical());
            var stored = vault.keep(manifest);
            return new Archive(recording.finishedTalk().millis(), stored.sha256(), made.tracks(), made.gaps());
        } finally {
            vault.leave(workplace);
        }
    }

    private void enter(Recording recording, Archive archive) {
        if (recordings.verify(recording.id(), archive)) {
            reports.promise(new Report.Archived(
                    recording.id(),
                    recording.subject().reception(),
                    archive.durationMillis(),
                    archive.sha256(),
                    archive.tracks(),
                    archive.gaps()));
        }
    }

    private void fail(Recording recording, String reason, String text) {
        LOG.error("{} could not be archived: {}: {}", recording.id(), reason, text);
        transaction.executeWithoutResult(_ -> {
            if (recordings.fail(recording.id(), reason, text)) {
                reports.promise(
                        new Report.Failed(recording.id(), recording.subject().reception(), reason, text));
            }
        });
    }

    private void clear(RecordingId id) {
        captures.clear(id);
        recordings.cleared(id);
    }
}
