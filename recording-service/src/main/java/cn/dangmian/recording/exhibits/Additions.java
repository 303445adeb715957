package cn.dangmian.recording.exhibits;

import cn.dangmian.recording.catalog.Addition;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.kernel.Exhibit;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sm3;
import cn.dangmian.recording.seal.NationalHashes;
import cn.dangmian.recording.seal.Pieces;
import cn.dangmian.recording.seal.Seals;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals what was added to archived recordings: one addition for all that has come. */
@Component
class Additions {

    private static final Logger LOG = LoggerFactory.getLogger(Additions.class);

    private final Exhibits exhibits;
    private final Recordings recordings;
    private final Seals seals;
    private final NationalHashes hashes;
    private final Vault vault;
    private final TransactionTemplate transaction;

    Additions(
            Exhibits exhibits,
            Recordings recordings,
            Seals seals,
            NationalHashes hashes,
            Vault vault,
            TransactionTemplate transaction) {
        this.exhibits = exhibits;
        this.recordings = recordings;
        this.seals = seals;
        this.hashes = hashes;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 1000)
    void sealWhatCame() {
        for (var recording : exhibits.due()) {
            try {
                transaction.executeWithoutResult(_ -> seal(recording));
            } catch (UncheckedIOException e) {
                LOG.warn("what was added to {} could not be sealed yet", recording, e);
            }
        }
    }

    private void seal(RecordingId id) {
        var recording = recordings.archived(id).orElseThrow();
        var last = seals.latestOf(id).orElseThrow();
        var place = new Addition.Place(last.number() + 1, last.manifest());
        var added = exhibits.unsealed(id);
        var moments = exhibits.unsealedMoments(id);
        byte[] addition;
        try {
            var contents = new Addition.Contents(added, hashesOf(added), moments);
            addition = Addition.of(recording, place, seals.sealing(), contents).canonical();
            vault.keep(addition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sealed = seals.seal(id, last.number() + 1, addition);
        exhibits.sealed(id, sealed.number(), added, moments);
        LOG.info("{} has addition {}", id, sealed.number());
    }

    private Map<String, Sm3> hashesOf(List<Exhibit> exhibits) throws IOException {
        var files = new HashMap<String, Pieces.Source>();
        exhibits.forEach(one -> files.put(one.name(), () -> Channels.newInputStream(vault.open(one.sha256()))));
        return hashes.of(files);
    }
}
