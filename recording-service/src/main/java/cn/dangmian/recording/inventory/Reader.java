package cn.dangmian.recording.inventory;

import cn.dangmian.recording.catalog.Catalogue;
import cn.dangmian.recording.catalog.Catalogued;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads everything that is kept from beginning to end, again and again: what rots on a disk is found while a copy of it still exists. */
@Component
class Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    private final Catalogue catalogue;
    private final Vault vault;
    private final DamagedFiles damaged;
    private final InventorySettings settings;
    private final Clock clock;

    Reader(Catalogue catalogue, Vault vault, DamagedFiles damaged, InventorySettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.vault = vault;
        this.damaged = damaged;
        this.settings = settings;
        this.clock = clock;
    }

    /** One recording at a time, so that those who play one hardly notice. */
    @Scheduled(fixedDelayString = "${dangmian.inventory.pause}")
    void readOne() {
        try {
            catalogue.leastRead(clock.instant().minus(settings.again())).ifPresent(this::read);
        } catch (DataAccessException later) {
            LOG.debug("nothing is read without the database", later);
        }
    }

    private void read(Catalogued recording) {
        try {
            compare(recording);
            catalogue.read(recording.id(), clock.instant());
        } catch (IOException untold) {
            LOG.warn("{} is read later: {}", recording.id(), untold.getMessage());
        }
    }

    private void compare(Catalogued recording) throws IOException {
        for (var file : recording.files()) {
            if (vault.isIntact(file.sha256())) {
                damaged.remove(file.sha256());
            } else {
                LOG.error("{} of {} is not as it was kept", file.name(), recording.id());
                damaged.add(file.sha256());
            }
        }
    }
}
