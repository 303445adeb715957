package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.scheduling.TierPilot.Category;
import cn.dangmian.signaling.scheduling.TierPilot.Matter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rule table, in the version that holds today. */
@Component
class TierRules {

    enum Competent {
        OF_PLACE,
        AT_TIER,
        OF_RESPONDENT,
        OF_HANDLER,
        ABOVE_HANDLER,
        COMMON,
        NONE
    }

    /** @param reach how many tiers above the competent one may receive too; null: any */
    record Row(
            int version,
            String code,
            Competent competent,
            @Nullable Tier tier,
            @Nullable Integer reach,
            String insteadZh,
            String insteadEn,
            String basis,
            String standing) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    TierRules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last row of a version fits every matter. */
    Row fitting(Matter matter) {
        return jdbc.sql("""
                        select * from tier_rule
                        where version = (select max(version) from tier_rule_version where valid_from <= :today)
                          and coalesce(category, :category) = :category and coalesce(purpose, :purpose) = :purpose
                          and coalesce(history, :history) = :history and coalesce(respondent, :respondent) = :respondent
                          and coalesce(several_places, :several) = :several
                        order by position limit 1""")
                .param("today", LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING))
                .param("category", matter.category())
                .param("purpose", matter.purpose().name())
                .param("history", matter.history().name())
                .param("respondent", matter.respondent() != null)
                .param("several", matter.places().size() > 1)
                .query(TierRules::read)
                .single();
    }

    List<Category> categories() {
        return jdbc.sql("select code, name_zh, name_en from matter_category order by position")
                .query((row, _) -> new Category(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var tier = row.getString("tier");
        return new Row(
                row.getInt("version"),
                row.getString("code"),
                Competent.valueOf(row.getString("competent")),
                tier == null ? null : Tier.valueOf(tier),
                row.getObject("reach", Integer.class),
                row.getString("instead_zh"),
                row.getString("instead_en"),
                row.getString("basis"),
                row.getString("standing"));
    }
}
