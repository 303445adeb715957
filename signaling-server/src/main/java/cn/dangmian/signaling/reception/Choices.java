package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be chosen at check-in. They change with the database, which is with a new start. */
@Component
class Choices {

    /** Asks for words of its own. */
    static final String OTHER = "OTHER";

    private final List<Views.Choice> languages;
    private final List<Views.Choice> needs;
    private final List<Views.Choice> noPhoto;

    Choices(JdbcClient jdbc) {
        this.languages = all(jdbc, "reception_language");
        this.needs = all(jdbc, "reception_need");
        this.noPhoto = all(jdbc, "reception_no_photo");
    }

    private static List<Views.Choice> all(JdbcClient jdbc, String table) {
        return jdbc.sql("select code, name_zh, name_en from " + table + " order by position")
                .query((row, _) -> new Views.Choice(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    List<Views.Choice> languages() {
        return languages;
    }

    List<Views.Choice> needs() {
        return needs;
    }

    List<Views.Choice> noPhoto() {
        return noPhoto;
    }

    /** In the order of the table, each once. */
    List<Views.Choice> needs(Collection<String> codes) {
        return needs.stream().filter(one -> codes.contains(one.code())).toList();
    }

    List<Views.Choice> language(String code) {
        return among(languages, code);
    }

    List<Views.Choice> noPhoto(String code) {
        return among(noPhoto, code);
    }

    private static List<Views.Choice> among(List<Views.Choice> all, String code) {
        return all.stream().filter(one -> one.code().equals(code)).toList();
    }

    /** Every code is known, and what is "other" is said. */
    void check(TerminalCounter.Attending told) {
        var needed = new ArrayList<>(told.needs());
        needed.removeAll(needs.stream().map(Views.Choice::code).toList());
        var language = told.language();
        var noPhoto = told.noPhoto();
        if (!needed.isEmpty()
                || language != null && language(language).isEmpty()
                || noPhoto != null && noPhoto(noPhoto).isEmpty()) {
            throw Refused.malformed("reception.unknown-choice", "no such language, need or reason");
        }
        if (OTHER.equals(language) && told.languageNote().isEmpty()
                || OTHER.equals(noPhoto) && told.noPhotoNote().isEmpty()
                || told.needs().contains(OTHER) && told.needsNote().isEmpty()) {
            throw Refused.malformed("reception.other-needs-words", "what is other is said in words");
        }
    }
}
