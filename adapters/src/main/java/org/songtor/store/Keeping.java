package org.songtor.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.songtor.model.Sha256;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps and gives back bytes in {@code evidence}, by their hash; bytes already there are not written again. Always inside the
 * caller's transaction.
 */
@Component
class Keeping {
    private static final String KEEP =
            "insert into evidence (sha256, kind, bytes, size) values (?, ?, ?, ?) on conflict (sha256) do nothing";

    private static final int PIECE = 4 << 20;

    private final JdbcTemplate jdbc;

    Keeping(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @param kind as the table's constraint lists them, for example {@code agency-file} */
    Sha256 keep(String kind, byte[] bytes) {
        Sha256 sha256 = Sha256.of(bytes);
        jdbc.update(KEEP, sha256.hex(), kind, bytes, bytes.length);
        return sha256;
    }

    /**
     * Streams a file in.
     *
     * @throws IllegalStateException when the file is no longer the one that was hashed
     */
    void keep(String kind, Path file, Sha256 sha256) throws IOException {
        long size = Files.size(file);
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            int kept = jdbc.update((Connection c) -> insert(c, kind, in, size, sha256));
            if (kept > 0 && !Sha256.ofDigest(digest.digest()).equals(sha256)) {
                throw new IllegalStateException("the file changed while it was kept: expected " + sha256);
            }
        }
    }

    private static PreparedStatement insert(Connection c, String kind, InputStream in, long size, Sha256 sha256)
            throws SQLException {
        PreparedStatement statement = c.prepareStatement(KEEP);
        statement.setString(1, sha256.hex());
        statement.setString(2, kind);
        statement.setBinaryStream(3, in, size);
        statement.setLong(4, size);
        return statement;
    }

    byte[] bytes(Sha256 sha256) {
        byte[] bytes = jdbc.queryForObject("select bytes from evidence where sha256 = ?", byte[].class, sha256.hex());
        if (bytes == null) {
            throw new IllegalStateException("evidence without bytes: " + sha256);
        }
        return bytes;
    }

    /** Writes the bytes to a file, a piece at a time: a large submission does not have to fit in memory. */
    void copy(Sha256 sha256, Path into) throws IOException {
        try (OutputStream out = Files.newOutputStream(into)) {
            for (long from = 1; ; from += PIECE) {
                byte[] piece = jdbc.queryForObject(
                        "select substring(bytes from ?::int for ?) from evidence where sha256 = ?",
                        byte[].class,
                        from,
                        PIECE,
                        sha256.hex());
                if (piece == null || piece.length == 0) {
                    return;
                }
                out.write(piece);
            }
        }
    }
}
