package org.songtor.store.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Who is who in the embedded database: {@code postgres} (superuser, only here), {@code songtor} (logs in, owns the schema),
 * {@code songtor_reader} (owns nothing; people read under it). An external server needs the last two as well, see the
 * statements below.
 */
final class Roles {
    static final String OWNER = "songtor";
    static final String READER = "songtor_reader";

    private Roles() {}

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    static Connection administrator(Book book, int port) throws SQLException {
        return DriverManager.getConnection(url(port, "postgres"), Cluster.ADMINISTRATOR, book.administratorPassword());
    }

    /** What is missing is made; again after a crash in the middle. */
    static void ensure(Book book, int port) throws SQLException {
        try (Connection connection = administrator(book, port);
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "pg_roles where rolname = '" + OWNER + "'")) {
                statement.execute("create role " + OWNER + " login noinherit password '" + book.ownerPassword() + "'");
            }
            if (!exists(statement, "pg_roles where rolname = '" + READER + "'")) {
                statement.execute("create role " + READER + " nologin");
            }
            statement.execute("grant " + READER + " to " + OWNER + " with inherit false, set true");
            if (!exists(statement, "pg_database where datname = '" + OWNER + "'")) {
                statement.execute("create database " + OWNER + " owner " + OWNER);
            }
            statement.execute("revoke connect on database " + OWNER + " from public");
        }
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (ResultSet row = statement.executeQuery("select exists (select from " + what + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
