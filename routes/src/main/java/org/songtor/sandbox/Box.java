package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;
import org.songtor.sandbox.Misbehaviour.Door;
import org.songtor.sandbox.SandboxSettings.Kind;

/** One mail box of an agency: {@code inbox} takes remittances, {@code outbox} gives answers or statements. */
record Box(AgencyCode agency, String name, Kind kind, Path folder) {
    static final String SIGNATURE = ".p7s";
    static final String PART = ".part";
    static final String STATEMENTS = "statements";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    /** True for a name that is no path and no data in disguise. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.contains("..");
    }

    /** True for a document, as opposed to its signature or a part that is not finished. */
    static boolean isData(String name) {
        return isName(name) && !name.endsWith(SIGNATURE) && !name.endsWith(PART);
    }

    /** Where orders can strike what comes and goes by this box. */
    Set<Door> doors() {
        if (name.equals(STATEMENTS)) {
            return EnumSet.of(Door.BANK);
        }
        return switch (kind) {
            case FILES -> EnumSet.of(Door.SFTP, Door.HTTPS, Door.ANSWER, Door.ANSWER_TO_BOX);
            case SFTP -> EnumSet.of(Door.SFTP, Door.ANSWER, Door.ANSWER_TO_BOX);
            case HTTPS -> EnumSet.of(Door.HTTPS, Door.ANSWER, Door.ANSWER_TO_BOX);
            case SOAP -> EnumSet.of(Door.SOAP, Door.ANSWER);
            case JMS -> EnumSet.of(Door.JMS, Door.ANSWER, Door.ANSWER_TO_BOX);
        };
    }

    ProfileId profile() {
        return new ProfileId(agency, name);
    }

    Path inbox(String file) {
        return folder.resolve("inbox").resolve(file);
    }

    Path outbox(String file) {
        return folder.resolve("outbox").resolve(file);
    }

    Path done(String file) {
        return folder.resolve("outbox").resolve("done").resolve(file);
    }

    void create() throws IOException {
        Files.createDirectories(folder.resolve("inbox"));
        Files.createDirectories(folder.resolve("outbox").resolve("done"));
    }

    List<String> arrived() throws IOException {
        return data("inbox");
    }

    /** Documents in the outbox whose signature is there too. */
    List<String> waiting() throws IOException {
        return data("outbox").stream()
                .filter(n -> Files.exists(outbox(n + SIGNATURE)))
                .toList();
    }

    /** Puts a document out, signature first. @return false where it is there or was fetched */
    boolean publish(Disk disk, Path document) throws IOException {
        String file = document.getFileName().toString();
        if (Files.exists(outbox(file)) || Files.exists(done(file))) {
            return false;
        }
        disk.write(outbox(file + SIGNATURE), Files.readAllBytes(signatureOf(document)));
        disk.write(outbox(file), Files.readAllBytes(document));
        return true;
    }

    /** Moves a file of the inbox to where its sender does not look. */
    void takeAway(String file) throws IOException {
        Files.createDirectories(folder.resolve("taken"));
        Files.move(inbox(file), folder.resolve("taken").resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes a document out of the outbox after it was read: the document first, so that it is never seen unsigned. */
    void fetched(String file) throws IOException {
        Files.move(outbox(file), done(file), StandardCopyOption.ATOMIC_MOVE);
        Files.move(outbox(file + SIGNATURE), done(file + SIGNATURE), StandardCopyOption.ATOMIC_MOVE);
    }

    static Path signatureOf(Path document) {
        return document.resolveSibling(document.getFileName() + SIGNATURE);
    }

    private List<String> data(String sub) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(sub))) {
            return files.filter(Files::isRegularFile)
                    .map(p -> p.getFileName().toString())
                    .filter(Box::isData)
                    .sorted()
                    .toList();
        }
    }
}
