package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.ColumnCipher;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Seals the telephone numbers of units' contacts. In Java, because the database has no key. */
@Component
@SuppressWarnings("checkstyle:TypeName") // Flyway reads version and description from the name
class V181__organization_sealed_contacts extends BaseJavaMigration {

    private record Plain(UUID unit, int place, String telephone) {}

    private final ColumnCipher cipher;

    V181__organization_sealed_contacts(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public void migrate(Context context) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        jdbc.sql("alter table unit_contact add sealed bytea").update();
        jdbc.sql("select unit, place, telephone from unit_contact")
                .query((row, _) -> new Plain(row.getObject(1, UUID.class), row.getInt(2), row.getString(3)))
                .list()
                .forEach(one -> jdbc.sql("update unit_contact set sealed = ? where unit = ? and place = ?")
                        .params(
                                cipher.seal(one.telephone(), UnitContacts.seat(one.unit(), one.place())),
                                one.unit(),
                                one.place())
                        .update());
        jdbc.sql("alter table unit_contact drop telephone").update();
        jdbc.sql("alter table unit_contact rename sealed to telephone").update();
        jdbc.sql("alter table unit_contact alter telephone set not null").update();
        // Files that were only looked at hold them in plain, and are uploaded again.
        jdbc.sql("delete from office_import where confirmed_at is null").update();
    }
}
