package org.songtor.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * @param columns comma-separated; columns left out take their defaults
     * @return rows written
     */
    long into(String table, String columns, Stream<Row> rows) {
        String sql = "copy " + table + " (" + columns + ") from stdin with (format text, encoding 'UTF8')";
        Long written = jdbc.execute((ConnectionCallback<Long>) connection -> write(connection, sql, rows));
        return written == null ? 0 : written;
    }

    private static long write(Connection connection, String sql, Stream<Row> rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
            ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
            for (Row row : (Iterable<Row>) rows::iterator) {
                piece.writeBytes(encoded(encoder, text(row)));
                if (piece.size() >= PIECE) {
                    flush(copy, piece);
                }
            }
            flush(copy, piece);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void flush(CopyIn copy, ByteArrayOutputStream piece) throws SQLException {
        copy.writeToCopy(piece.toByteArray(), 0, piece.size());
        piece.reset();
    }

    private static String text(Row row) {
        return Arrays.stream(row.values()).map(CopyRows::text).collect(Collectors.joining("\t", "", "\n"));
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        return escaped(value instanceof List<?> list ? array(list) : value.toString());
    }

    private static String array(List<?> list) {
        return list.stream()
                .map(v -> '"' + v.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** Half a surrogate pair is an error here, not a question mark in the table. */
    private static byte[] encoded(CharsetEncoder encoder, String text) {
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text that is no Unicode cannot be stored", e);
        }
    }
}
