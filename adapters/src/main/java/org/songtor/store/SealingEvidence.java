package org.songtor.store;

import javax.sql.DataSource;
import org.songtor.model.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves the bytes of a V1 store into sealed pieces, one piece at a time. */
final class SealingEvidence {
    private final JdbcClient jdbc;
    private final Keeping keeping;

    SealingEvidence(DataSource source, Keeping keeping) {
        this.jdbc = JdbcClient.create(source);
        this.keeping = keeping;
    }

    void move() {
        jdbc.sql("select sha256 from evidence order by sha256").query(String.class).list().stream()
                .map(Sha256::new)
                .forEach(this::move);
    }

    private void move(Sha256 sha256) {
        byte[] piece = clear(sha256, 0);
        for (int number = 0; piece.length > 0; piece = clear(sha256, ++number)) {
            keeping.piece(sha256, number, piece);
        }
    }

    private byte[] clear(Sha256 sha256, int number) {
        return jdbc.sql("select substring(bytes from ? for ?) from evidence where sha256 = ?")
                .params(1 + number * Keeping.PIECE, Keeping.PIECE, sha256.hex())
                .query(byte[].class)
                .single();
    }
}
