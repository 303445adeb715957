package cn.dangmian.local;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The two roles of a database: one that owns its tables and migrates them, and one that the service works as, which owns nothing.
 * Neither is a superuser.
 */
final class DatabaseRoles {

    static final String OWNER = "dangmian_owner";
    static final String SERVICE = "dangmian_service";

    /** What an earlier version made as the superuser; identity sequences go with their table. */
    private static final String HAND_OVER = """
            do $$
            declare
                relation record;
            begin
                for relation in
                    select c.oid::regclass as name from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'S')
                      and c.relowner <> '%1$s'::regrole
                      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i', 'e')
                                      and d.classid = 'pg_class'::regclass)
                loop
                    execute format('alter table %%s owner to %1$s', relation.name);
                end loop;
            end
            $$""".formatted(OWNER);

    private DatabaseRoles() {}

    static void make(Connection connection) throws SQLException {
        for (var role : new String[] {OWNER, SERVICE}) {
            try (var statement = connection.createStatement();
                    var found = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'")) {
                if (!found.next()) {
                    statement.execute("create role " + role + " login");
                }
            }
        }
    }

    /** @param connection of the superuser, to the database itself */
    static void handOver(Connection connection, String database) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Whoever owns the database owns its schema "public" too, and nobody else may make tables in it.
            statement.execute("alter database " + database + " owner to " + OWNER);
            statement.execute(HAND_OVER);
        }
    }
}
