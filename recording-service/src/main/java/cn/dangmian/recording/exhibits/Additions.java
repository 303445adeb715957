package cn.dangmian.recording.exhibits;

import cn.dangmian.recording.catalog.Addition;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.seal.Seals;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private final Vault vault;
    private final TransactionTemplate transaction;

    Additions(Exhibits exhibits, Recordings recordings, Seals seals, Vault vault, TransactionTemplate transaction) {
        this.exhibits = exhibits;
        this.recordings = recordings;
        this.seals = seals;
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
        var addition =
                Addition.of(recording, place, seals.sealing(), added, moments).canonical();
        try {
            vault.keep(addition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var sealed = seals.seal(id, last.number() + 1, addition);
        exhibits.sealed(id, sealed.number(), added, moments);
        LOG.info("{} has addition {}", id, sealed.number());
    }
}
