package org.songtor.store.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether what answers at the port is the database we made. */
final class Identity {
    private Identity() {}

    /** @return the book, with the system identifier noted where this was the first start */
    static Book check(Book book, int port) throws SQLException, IOException {
        try (Connection connection = Roles.administrator(book, port);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('data_directory'), system_identifier::text,
                               concat_ws(',', current_setting('fsync'), current_setting('synchronous_commit'),
                                         current_setting('full_page_writes'), current_setting('data_checksums'))
                        from pg_control_system()
                        """)) {
            row.next();
            refuse(
                    "data folder",
                    book.data().toString(),
                    Path.of(row.getString(1)).toString());
            refuse("durability", "on,on,on,on", row.getString(3));
            String identifier = row.getString(2);
            if (book.systemIdentifier().isEmpty()) {
                return book.identified(identifier);
            }
            refuse("system identifier", book.systemIdentifier().get(), identifier);
            return book;
        }
    }

    private static void refuse(String what, String expected, String found) throws IOException {
        if (!expected.equals(found)) {
            throw new IOException(
                    "this is not our PostgreSQL: its " + what + " is " + found + ", expected " + expected);
        }
    }
}
