package cn.dangmian.recording.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.dangmian.recording.catalog.ArchivedRecording;
import cn.dangmian.recording.catalog.Recordings;
import cn.dangmian.recording.composite.Composites;
import cn.dangmian.recording.composite.Language;
import cn.dangmian.recording.exhibits.Exhibits;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.seal.Proof;
import cn.dangmian.recording.seal.SealKeys;
import cn.dangmian.recording.seal.Sealed;
import cn.dangmian.recording.seal.Seals;
import cn.dangmian.recording.vault.Vault;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what belongs to a recording. */
@Component
public class Packs {

    private static final JsonMapper JSON = new JsonMapper();

    /** What is there for whoever opens the pack, beside what is proven. */
    private static final List<String> COMPANIONS = List.of("README.txt", "index.html", "verify");

    private final Recordings recordings;
    private final Exhibits exhibits;
    private final Seals seals;
    private final SealKeys keys;
    private final Composites composites;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Packs(
            Recordings recordings,
            Exhibits exhibits,
            Seals seals,
            SealKeys keys,
            Composites composites,
            Vault vault,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.recordings = recordings;
        this.exhibits = exhibits;
        this.seals = seals;
        this.keys = keys;
        this.composites = composites;
        this.vault = vault;
        transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * Reads everything once.
     *
     * @param person for whom; the pack says so
     * @param composite in which language the film of the whole talk is to be in it; absent: not at all
     * @throws cn.dangmian.recording.kernel.Refused when something is not as it was sealed
     */
    public Optional<Pack> prepare(RecordingId id, String person, @Nullable Language composite) throws IOException {
        var snapshot = transaction.execute(_ -> recordings
                .archived(id)
                .filter(_ -> !seals.of(id).isEmpty())
                .map(recording -> new Snapshot(recording, exhibits.of(id), seals.of(id), seals.proof(id))));
        return snapshot.isEmpty() ? Optional.empty() : Optional.of(pack(snapshot.get(), person, composite));
    }

    /** Of a pack or a film of it, without what follows the point. */
    public static String nameOf(ArchivedRecording recording) {
        return "dangmian-" + recording.subject().caseNumber().replaceAll("[^\\w-]", "_") + "-"
                + recording.id().toString().substring(0, 8);
    }

    private Pack pack(Snapshot snapshot, String person, @Nullable Language composite) throws IOException {
        var recording = snapshot.recording();
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var parts = new ArrayList<Part>();
        for (var name : COMPANIONS) {
            parts.add(Part.of(name, new ClassPathResource("pack/" + name).getContentAsByteArray()));
        }
        addSealed(snapshot, parts);
        if (composite != null && !recording.isDestroyed()) {
            parts.add(kept("composite.mp4", composites.file(recording.id(), composite)));
        }
        addProofs(snapshot.proof(), parts);
        parts.add(Part.of("data.js", data(snapshot, parts).getBytes(UTF_8)));
        var list = JSON.writeValueAsBytes(Contents.of(recording, person, at.toString(), keys.id(), parts));
        parts.add(Part.of("pack.json", list));
        parts.add(Part.of("pack.sig", keys.sign(list)));
        return new Pack(nameOf(recording) + ".zip", LocalDateTime.ofInstant(at, ZoneOffset.UTC), parts);
    }

    private void addSealed(Snapshot snapshot, List<Part> parts) throws IOException {
        // Of what was destroyed the manifests are left, and the last of them says so.
        if (!snapshot.recording().isDestroyed()) {
            for (var track : snapshot.recording().archive().tracks()) {
                parts.add(kept("tracks/" + track.name() + ".webm", track.sha256()));
            }
            for (var exhibit : snapshot.exhibits()) {
                parts.add(kept("exhibits/" + exhibit.name(), exhibit.sha256()));
            }
        }
        for (var sealed : snapshot.manifests()) {
            parts.add(kept("manifests/" + sealed.number() + ".json", sealed.manifest()));
            parts.add(Part.of("manifests/" + sealed.number() + ".sig", sealed.signature()));
        }
    }

    private void addProofs(Proof proof, List<Part> parts) {
        parts.add(Part.of("log/head.txt", proof.head().getBytes(UTF_8)));
        parts.add(Part.of("log/proof.json", JSON.writeValueAsBytes(proof.manifests())));
        keys.pem().forEach((key, pem) -> parts.add(Part.of("keys/" + key + ".pem", pem.getBytes(US_ASCII))));
    }

    private Part kept(String name, Sha256 sha256) throws IOException {
        return Part.of(name, sha256, () -> Channels.newInputStream(vault.open(sha256)));
    }

    /** For the page, which cannot read files beside it when it is opened from a disk. */
    private String data(Snapshot snapshot, List<Part> parts) throws IOException {
        var manifests = new ArrayList<Object>();
        for (var sealed : snapshot.manifests()) {
            manifests.add(withoutPieces(sealed));
        }
        var json = JSON.writeValueAsString(Map.of(
                "manifests", manifests, "files", parts.stream().map(Part::name).toList()));
        // A closing tag within a text would end the script.
        return "window.PACK = " + json.replace("<", "\\u003c") + "\n";
    }

    private Map<?, ?> withoutPieces(Sealed sealed) throws IOException {
        try (var in = Channels.newInputStream(vault.open(sealed.manifest()))) {
            var manifest = new LinkedHashMap<>(JSON.readValue(in, Map.class));
            manifest.remove("pieces");
            return manifest;
        }
    }
}
