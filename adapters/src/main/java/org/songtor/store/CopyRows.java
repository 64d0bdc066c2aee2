package org.songtor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Many rows into one table by {@code COPY ... FROM STDIN} (text form), inside the caller's transaction; memory stays flat. */
@Component
class CopyRows {
    private static final int PIECE = 1 << 16;

    private final JdbcTemplate jdbc;

    CopyRows(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** One row's values in the order of the columns; null is SQL's null, a list a text array, everything else its {@code toString}. */
    record Row(@Nullable Object... values) {}

    /** Hands rows over, one by one. */
    interface Source {
        void rows(Consumer<Row> to);
    }

    /**
     * The copy begins with the first row: until then the source may ask the database in this transaction.
     *
     * @param columns comma-separated; columns left out take their defaults
     * @return rows written
     */
    long into(String table, String columns, Source source) {
        String sql = "copy " + table + " (" + columns + ") from stdin with (format text, encoding 'UTF8')";
        Long written = jdbc.execute((ConnectionCallback<Long>) connection -> write(connection, sql, source));
        return written == null ? 0 : written;
    }

    private static long write(Connection connection, String sql, Source source) throws SQLException {
        try (Copying copying = new Copying(connection, sql)) {
            try {
                source.rows(copying::add);
            } catch (CopyFailed e) {
                throw e.cause;
            }
            return copying.end();
        }
    }

    /** Carries a failure of the copy through the source. */
    private static final class CopyFailed extends RuntimeException {
        private final SQLException cause;

        CopyFailed(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private static final class Copying implements AutoCloseable {
        private final Connection connection;
        private final String sql;
        private final CopyText text = new CopyText(2 * PIECE);
        private @Nullable CopyIn copy;

        Copying(Connection connection, String sql) {
            this.connection = connection;
            this.sql = sql;
        }

        void add(Row row) {
            try {
                begun();
                text.row(row.values());
                if (text.size() >= PIECE) {
                    flush(begun());
                }
            } catch (SQLException e) {
                throw new CopyFailed(e);
            }
        }

        private CopyIn begun() throws SQLException {
            if (copy == null) {
                copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            }
            return copy;
        }

        private void flush(CopyIn into) throws SQLException {
            into.writeToCopy(text.bytes(), 0, text.size());
            text.clear();
        }

        long end() throws SQLException {
            if (copy == null) {
                return 0;
            }
            flush(copy);
            return copy.endCopy();
        }

        @Override
        public void close() throws SQLException {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
