package org.songtor.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.songtor.model.Sha256;
import org.songtor.port.Secrets;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps and gives back bytes in {@code evidence}, by their hash, in sealed pieces: one piece of them is in memory at a time. Bytes
 * already there are not written again. Always inside the caller's transaction.
 */
@Component
class Keeping {
    static final int PIECE = 1 << 20;

    private final JdbcTemplate jdbc;
    private final Seal seal;

    Keeping(DataSource dataSource, Secrets secrets) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.seal = new Seal(secrets.secret(Secrets.Use.EVIDENCE_SEAL));
    }

    /** @param kind as the table's constraint lists them, for example {@code agency-file} */
    Sha256 keep(String kind, byte[] bytes) {
        Sha256 sha256 = Sha256.of(bytes);
        if (begun(kind, bytes.length, sha256)) {
            try {
                pieces(sha256, new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException("bytes in memory are always read", e);
            }
        }
        return sha256;
    }

    /**
     * Streams a file in.
     *
     * @throws IllegalStateException when the file is no longer the one that was hashed
     */
    void keep(String kind, Path file, Sha256 sha256) throws IOException {
        if (!begun(kind, Files.size(file), sha256)) {
            return;
        }
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            pieces(sha256, in);
        }
        if (!Sha256.ofDigest(digest.digest()).equals(sha256)) {
            throw new IllegalStateException("the file changed while it was kept: expected " + sha256);
        }
    }

    private boolean begun(String kind, long size, Sha256 sha256) {
        return jdbc.update(
                        "insert into evidence (sha256, kind, size) values (?, ?, ?) on conflict (sha256) do nothing",
                        sha256.hex(),
                        kind,
                        size)
                > 0;
    }

    private void pieces(Sha256 sha256, InputStream in) throws IOException {
        byte[] piece = in.readNBytes(PIECE);
        for (int number = 0; piece.length > 0; number++) {
            piece(sha256, number, piece);
            piece = in.readNBytes(PIECE);
        }
    }

    /** Also used by the migration that moves the bytes of an older store. */
    void piece(Sha256 sha256, int number, byte[] piece) {
        jdbc.update(
                "insert into evidence_piece (sha256, number, sealed) values (?, ?, ?)",
                sha256.hex(),
                number,
                seal.seal(piece, place(sha256, number)));
    }

    byte[] bytes(Sha256 sha256) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            copy(sha256, all);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always written", e);
        }
        return all.toByteArray();
    }

    /** Of several that are small, each of one piece, by their hash. */
    Map<Sha256, byte[]> bytes(Set<Sha256> small) {
        Map<Sha256, byte[]> all = new HashMap<>();
        jdbc.query(
                "select sha256, sealed from evidence_piece where number = 0 and sha256 = any(?)",
                row -> {
                    Sha256 sha256 = new Sha256(row.getString("sha256"));
                    all.put(sha256, seal.open(row.getBytes("sealed"), place(sha256, 0)));
                },
                (Object) small.stream().map(Sha256::hex).toArray(String[]::new));
        return all;
    }

    /** @throws IllegalStateException when the bytes are not there, or not all of them */
    static byte[] of(Map<Sha256, byte[]> bytes, Sha256 sha256) {
        byte[] found = bytes.get(sha256);
        if (found == null || !Sha256.of(found).equals(sha256)) {
            throw new IllegalStateException("evidence without bytes: " + sha256);
        }
        return found;
    }

    /** Writes the bytes to a file, a piece at a time. */
    void copy(Sha256 sha256, Path into) throws IOException {
        try (OutputStream out = Files.newOutputStream(into)) {
            copy(sha256, out);
        }
    }

    /** @throws IllegalStateException when not all the bytes are there */
    private void copy(Sha256 sha256, OutputStream out) throws IOException {
        Long size = jdbc.queryForObject("select size from evidence where sha256 = ?", Long.class, sha256.hex());
        long left = size == null ? 0 : size;
        for (int number = 0; left > 0; number++) {
            byte[] piece = piece(sha256, number);
            out.write(piece);
            left -= piece.length;
        }
        if (left < 0) {
            throw new IllegalStateException("evidence longer than noted: " + sha256);
        }
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when the piece is not there */
    private byte[] piece(Sha256 sha256, int number) {
        byte[] sealed = jdbc.queryForObject(
                "select sealed from evidence_piece where sha256 = ? and number = ?",
                byte[].class,
                sha256.hex(),
                number);
        if (sealed == null) {
            throw new IllegalStateException("evidence without bytes: " + sha256);
        }
        return seal.open(sealed, place(sha256, number));
    }

    private static byte[] place(Sha256 sha256, int number) {
        return (sha256 + ":" + number).getBytes(StandardCharsets.US_ASCII);
    }
}
