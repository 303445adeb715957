package cn.dangmian.signaling.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words of notices, as data; see the migration that brings them. */
@Component
class Templates {

    private final JdbcClient jdbc;

    Templates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest for the language of that name; in Chinese when there is none. */
    Template find(String kind, String languageName) {
        return jdbc.sql("""
                        select t.*, k.urgent, extract(epoch from k.useful_for)::bigint as useful_seconds, l.time_pattern,
                            l.reason, l.no_reason, l.footer
                        from notice_template t join notice_kind k using (kind) join notice_language l using (language)
                        where t.kind = :kind and (t.language = 'zh' or :name = any (l.names))
                        order by t.language = 'zh' and not :name = any (l.names), t.version desc limit 1""")
                .param("kind", kind)
                .param("name", languageName)
                .query(Templates::read)
                .optional()
                .orElseThrow(() -> new IllegalStateException("there is no template of the notice " + kind));
    }

    private static Template read(ResultSet row, int number) throws SQLException {
        return new Template(
                row.getString("kind"),
                row.getInt("version"),
                row.getString("title"),
                new Template.Texts(row.getString("text"), row.getString("discreet")),
                row.getBoolean("urgent"),
                Duration.ofSeconds(row.getLong("useful_seconds")),
                new Template.Language(
                        row.getString("language"),
                        row.getString("time_pattern"),
                        row.getString("reason"),
                        row.getString("no_reason"),
                        row.getString("footer")));
    }
}
