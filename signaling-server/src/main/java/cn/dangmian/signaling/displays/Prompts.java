package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recorded pieces: an office has its own, or those of the nearest office above that has all of them. */
@Service
class Prompts {

    record Language(String code, String zh, String en) {}

    /** What an office has of one language. */
    record Recorded(String piece, int millis, Instant uploadedAt) {}

    private final JdbcClient jdbc;
    private final Offices offices;
    private final SoundEncoder encoder;
    private final Audit audit;
    private final Clock clock;

    Prompts(JdbcClient jdbc, Offices offices, SoundEncoder encoder, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.encoder = encoder;
        this.audit = audit;
        this.clock = clock;
    }

    List<Language> languages() {
        return jdbc.sql("select code, zh, en from voice_language order by position")
                .query(Language.class)
                .list();
    }

    void requireLanguages(List<String> codes, int most) {
        if (codes.isEmpty() || codes.size() > most || new HashSet<>(codes).size() < codes.size()) {
            throw Refused.malformed("displays.languages", codes.size() + " languages (expected: 1..2, each once)");
        }
        codes.forEach(this::requireLanguage);
    }

    private void requireLanguage(String code) {
        if (languages().stream().noneMatch(known -> known.code().equals(code))) {
            throw Refused.unknown("displays.unknown-language", "no such language");
        }
    }

    List<Recorded> of(OfficeId office, String language, PieceSet set) {
        return jdbc.sql("""
                        select piece, millis, uploaded_at from voice_prompt
                        where office = :office and language = :language and piece in (:pieces) order by uploaded_at""")
                .param("office", office.value())
                .param("language", language)
                .param("pieces", set.names())
                .query((row, _) -> new Recorded(
                        row.getString(1), row.getInt(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    /** The office whose set is spoken: its own or the nearest above, but only one that is complete. */
    Optional<OfficeId> spokenFrom(OfficeId office, String language, PieceSet set) {
        var near = new ArrayList<OfficeId>(List.of(office));
        offices.above(office).stream().map(Office::id).forEach(near::add);
        var complete = jdbc.sql("""
                        select office from voice_prompt
                        where office in (:near) and language = :language and piece in (:pieces)
                        group by office having count(*) = :all""")
                .param("near", near.stream().map(OfficeId::value).toList())
                .param("language", language)
                .param("pieces", set.names())
                .param("all", set.pieces().size())
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                .list();
        return near.stream().filter(complete::contains).findFirst();
    }

    /** Changes whenever a piece of the set does. */
    String versionOf(OfficeId office, String language, PieceSet set) {
        return jdbc.sql("""
                        select (extract(epoch from max(uploaded_at)) * 1000000)::bigint::text from voice_prompt
                        where office = :office and language = :language and piece in (:pieces)""")
                .param("office", office.value())
                .param("language", language)
                .param("pieces", set.names())
                .query(String.class)
                .single();
    }

    Optional<byte[]> sound(OfficeId office, String language, Piece piece) {
        return jdbc.sql("select sound from voice_prompt where office = ? and language = ? and piece = ?")
                .params(office.value(), language, piece.spoken())
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Decoded before the transaction: that takes a while. */
    Sound decoded(byte[] file) {
        return encoder.encode(file);
    }

    @Transactional
    public void keep(OfficeId office, String language, Piece piece, Sound sound, PersonId person) {
        requireLanguage(language);
        jdbc.sql("""
                        insert into voice_prompt (office, language, piece, sound, millis, uploaded_by, uploaded_at)
                        values (:office, :language, :piece, :sound, :millis, :person, :at)
                        on conflict (office, language, piece) do update
                        set sound = :sound, millis = :millis, uploaded_by = :person, uploaded_at = :at""")
                .param("office", office.value())
                .param("language", language)
                .param("piece", piece.spoken())
                .param("sound", sound.ogg())
                .param("millis", sound.millis())
                .param("person", person.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.done(person.value(), "displays.record-prompt", office.toString(), facts(office, language, piece));
    }

    private static Map<String, ?> facts(OfficeId office, String language, Piece piece) {
        return Map.of("office", office.value(), "language", language, "piece", piece.spoken());
    }

    @Transactional
    public void delete(OfficeId office, String language, Piece piece, PersonId person) {
        var gone = jdbc.sql("delete from voice_prompt where office = ? and language = ? and piece = ?")
                .params(office.value(), language, piece.spoken())
                .update();
        if (gone == 0) {
            throw Refused.unknown("displays.unknown-prompt", "the office has no such piece");
        }
        audit.done(person.value(), "displays.delete-prompt", office.toString(), facts(office, language, piece));
    }
}
