package org.songtor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.songtor.model.ProfileId;

/** What columns that many tables have say. */
final class Columns {
    private Columns() {}

    /** The columns {@code agency} and {@code profile}. */
    static ProfileId profile(ResultSet row) throws SQLException {
        return ProfileId.of(row.getString("agency") + "/" + row.getString("profile"));
    }

    /** An instant that may be null. */
    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
