package cn.dangmian.recording.assembly;

import cn.dangmian.recording.assembly.Assembly.Assembled;
import cn.dangmian.recording.capture.ArchivedReports;
import cn.dangmian.recording.capture.Captured;
import cn.dangmian.recording.capture.Captures;
import cn.dangmian.recording.catalog.Archive;
import cn.dangmian.recording.catalog.ArchivedRecording;
import cn.dangmian.recording.catalog.Manifest;
import cn.dangmian.recording.catalog.Recording;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.exchange.Report;
import cn.dangmian.recording.exchange.Reports;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Track;
import cn.dangmian.recording.seal.NationalHashes;
import cn.dangmian.recording.seal.Pieces;
import cn.dangmian.recording.seal.Seals;
import cn.dangmian.recording.vault.Unreachable;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.List;
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
    private final Seals seals;
    private final NationalHashes hashes;
    private final Reports reports;
    private final ArchivedReports archived;
    private final TransactionTemplate transaction;

    Archiving(
            Captures captures,
            Assembly assembly,
            Vault vault,
            Recordings recordings,
            Seals seals,
            NationalHashes hashes,
            Reports reports,
            ArchivedReports archived,
            TransactionTemplate transaction) {
        this.captures = captures;
        this.assembly = assembly;
        this.vault = vault;
        this.recordings = recordings;
        this.seals = seals;
        this.hashes = hashes;
        this.reports = reports;
        this.archived = archived;
        this.transaction = transaction;
    }

    void archive(Recording recording) throws InterruptedException {
        try {
            var begun = System.nanoTime();
            var made = make(recording);
            transaction.executeWithoutResult(_ -> enter(recording, made));
            LOG.info("{} archived in {} ms", recording.id(), (System.nanoTime() - begun) / 1_000_000);
            clear(recording.id());
        } catch (ArchiveFailed failed) {
            fail(recording, failed.reason(), failed.text());
        } catch (ClosedByInterruptException e) {
            throw new InterruptedException("the service is stopping");
        } catch (Unreachable e) {
            fail(recording, "store-unreachable", String.valueOf(e.getMessage()));
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
        try {
            if (isIntact(recordings.archived(id).orElseThrow().archive())) {
                clear(id);
            } else {
                LOG.error("{} is not intact in the vault; its spool files are kept", id);
            }
        } catch (IOException untold) {
            LOG.warn("{} is looked at later; its spool files are kept", id, untold);
        }
    }

    private boolean isIntact(Archive archive) throws IOException {
        var isIntact = vault.isIntact(archive.sha256());
        for (var track : archive.tracks()) {
            isIntact = isIntact && vault.isIntact(track.sha256());
        }
        return isIntact;
    }

    /** What was archived before there were seals, as it is now; what is not as it was archived is not sealed. */
    void sealLate(Recording recording) {
        var archive = recordings.archived(recording.id()).orElseThrow().archive();
        try {
            var pieces = new HashMap<String, Pieces>();
            for (var track : archive.tracks()) {
                if (!vault.isIntact(track.sha256())) {
                    LOG.error("{} of {} is not intact in the vault; it is not sealed", track.name(), recording.id());
                    return;
                }
                pieces.put(track.name(), Pieces.of(() -> read(track)));
            }
            var contents =
                    contents(captures.of(recording.id()), new Assembled(archive.tracks(), pieces, archive.gaps()));
            var manifest = Manifest.of(recording, seals.sealing(), contents).canonical();
            vault.keep(manifest);
            transaction.executeWithoutResult(_ -> seals.seal(recording.id(), 1, manifest));
        } catch (IOException e) {
            LOG.warn("{} could not be sealed yet", recording.id(), e);
        }
    }

    private Made make(Recording recording) throws IOException, ArchiveFailed, InterruptedException {
        var workplace = vault.workplace();
        try {
            var captured = captures.of(recording.id());
            var made = assembly.assemble(recording.finishedTalk(), captured, workplace);
            var manifest = Manifest.of(recording, seals.sealing(), contents(captured, made))
                    .canonical();
            var stored = vault.keep(manifest);
            var length = recording.finishedTalk().millis();
            return new Made(new Archive(length, stored.sha256(), made.tracks(), made.gaps()), manifest);
        } finally {
            vault.leave(workplace);
        }
    }

    private Manifest.Contents contents(List<Captured> captured, Assembled made) throws IOException {
        var segments = captured.stream()
                .map(one -> new Manifest.Segment(one.name(), one.seat(), one.from(), one.until()))
                .toList();
        var files = new HashMap<String, Pieces.Source>();
        made.tracks().forEach(track -> files.put(track.name(), () -> read(track)));
        return new Manifest.Contents(segments, made.tracks(), made.pieces(), hashes.of(files), made.gaps());
    }

    private InputStream read(Track track) throws IOException {
        return Channels.newInputStream(vault.open(track.sha256()));
    }

    private void enter(Recording recording, Made made) {
        var archive = made.archive();
        if (recordings.verify(recording.id(), archive)) {
            var sealed = seals.seal(recording.id(), 1, made.manifest());
            archived.promise(new ArchivedRecording(recording.id(), recording.subject(), archive, null), sealed);
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

    @SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
    private record Made(Archive archive, byte[] manifest) {}
}
