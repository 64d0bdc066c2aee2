package org.songtor.store.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * What we know of the database we made, in a file of ours (mode 0600) beside it: where its data lie, both passwords, and the
 * number initdb gave it. A server that shows another number is not ours, whatever its port.
 *
 * @param systemIdentifier empty until the first start succeeded
 */
record Book(
        Path file, Path data, String administratorPassword, String ownerPassword, Optional<String> systemIdentifier) {
    private static final String DATA = "data";
    private static final String ADMINISTRATOR = "administrator.password";
    private static final String OWNER = "owner.password";
    private static final String IDENTIFIER = "system.identifier";

    static Optional<Book> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties p = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            p.load(in);
        }
        return Optional.of(new Book(
                file,
                Path.of(required(p, DATA)),
                required(p, ADMINISTRATOR),
                required(p, OWNER),
                Optional.ofNullable(p.getProperty(IDENTIFIER))));
    }

    static Book open(Path file, Path data) throws IOException {
        Book book = new Book(file, data, password(), password(), Optional.empty());
        book.write();
        return book;
    }

    Book identified(String identifier) {
        Book book = new Book(file, data, administratorPassword, ownerPassword, Optional.of(identifier));
        try {
            book.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return book;
    }

    private void write() throws IOException {
        Properties p = new Properties();
        p.setProperty(DATA, data.toString());
        p.setProperty(ADMINISTRATOR, administratorPassword);
        p.setProperty(OWNER, ownerPassword);
        systemIdentifier.ifPresent(i -> p.setProperty(IDENTIFIER, i));
        Path making = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(making);
        Files.createFile(making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer out = Files.newBufferedWriter(making)) {
            p.store(out, "Songtor's embedded PostgreSQL. Keep with the data: without it they cannot be opened.");
        }
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String required(Properties p, String key) throws IOException {
        String value = p.getProperty(key);
        if (value == null) {
            throw new IOException("the file of the embedded PostgreSQL lacks " + key);
        }
        return value;
    }

    private static String password() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Book[data=" + data + "]";
    }
}
