package cn.dangmian.recording.inventory;

import cn.dangmian.recording.catalog.Catalogue;
import cn.dangmian.recording.catalog.Catalogued;
import cn.dangmian.recording.catalog.Stage;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.vault.Fault;
import cn.dangmian.recording.vault.Shelves;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this service has of each recording, looked up when it is asked for. */
@Component
public class Inventory {

    /** @param reason why it could not be archived the last time */
    public record Entry(
            RecordingId recording,
            ReceptionId reception,
            Stage stage,
            @Nullable Sha256 sha256,
            @Nullable String reason,
            int attempts,
            List<FaultyFile> faults) {}

    public record FaultyFile(String name, Fault fault) {}

    private final Catalogue catalogue;
    private final Shelves shelves;
    private final DamagedFiles damaged;

    Inventory(Catalogue catalogue, Shelves shelves, DamagedFiles damaged) {
        this.catalogue = catalogue;
        this.shelves = shelves;
        this.damaged = damaged;
    }

    /** In the order of ids. */
    public List<Entry> after(@Nullable UUID recording, int limit) {
        return entries(catalogue.after(recording, limit));
    }

    /** Those of them that are known. */
    public List<Entry> of(Collection<UUID> recordings) {
        return entries(catalogue.of(recordings));
    }

    private List<Entry> entries(List<Catalogued> found) {
        return found.stream().map(this::entry).toList();
    }

    private Entry entry(Catalogued one) {
        return new Entry(
                one.id(),
                one.subject().reception(),
                one.stage(),
                one.sha256(),
                one.failure(),
                one.attempts(),
                one.files().stream().flatMap(this::fault).toList());
    }

    private Stream<FaultyFile> fault(Catalogued.File file) {
        return shelves
                .faultOf(file.sha256(), file.bytes())
                .or(() -> damaged.has(file.sha256()) ? Optional.of(Fault.DAMAGED) : Optional.empty())
                .map(fault -> new FaultyFile(file.name(), fault))
                .stream();
    }
}
