package org.songtor.intake.sftp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.songtor.intake.FundFolder;
import org.songtor.model.Shown;

/**
 * What a client's path means. There are five kinds of places and no others; a path is read here, letter by letter, and never reaches
 * a file system, so there is nothing for {@code ..} or a link to lead to.
 */
sealed interface Place {
    /** Names that a client renames when the file is whole, as usual clients do, and names that are hidden. */
    Pattern NOT_YET = Pattern.compile("(?i)(.*[.](part|tmp|filepart|crdownload)|~[$].*|[.].*)");

    /** What no file name needs, or what some program would take for a folder, an option or a pattern. */
    Set<Integer> ODD = Set.of((int) '\\', (int) ':', (int) '*', (int) '?', (int) '"', (int) '<', (int) '>', (int) '|');

    String IN = "in";
    String RECEIPTS = "receipts";

    record Root() implements Place {}

    record In() implements Place {}

    record Receipts() implements Place {}

    /** @param name as the fund wrote it */
    record Upload(String name) implements Place {
        boolean unfinished() {
            return NOT_YET.matcher(name).matches();
        }
    }

    record Receipt(String name) implements Place {}

    /** @throws Refused where the path climbs, or names what cannot be */
    static Place of(String path) throws Refused {
        Deque<String> parts = parts(path);
        if (parts.contains("..")) {
            throw Refused.denied();
        }
        if (parts.isEmpty()) {
            return new Root();
        }
        String folder = parts.removeFirst();
        if (parts.size() > 1) {
            throw Refused.missing();
        }
        return switch (folder) {
            case IN -> parts.isEmpty() ? new In() : new Upload(name(parts.getFirst()));
            case RECEIPTS -> parts.isEmpty() ? new Receipts() : new Receipt(name(parts.getFirst()));
            default -> throw Refused.missing();
        };
    }

    /**
     * The path from the root with {@code .} and {@code ..} worked out, as a client asks for when a person changes folders.
     *
     * @throws Refused where it climbs above the root
     */
    static String absolute(String path) throws Refused {
        Deque<String> kept = new ArrayDeque<>();
        for (String part : parts(path)) {
            if (!part.equals("..")) {
                kept.addLast(part);
            } else if (kept.pollLast() == null) {
                throw Refused.denied();
            }
        }
        return "/" + String.join("/", kept);
    }

    private static Deque<String> parts(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts;
    }

    private static String name(String name) throws Refused {
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length <= FundFolder.LONGEST_NAME;
        // Of what cannot be seen, and of ten digits in a row, the masked name differs.
        if (!fits
                || !name.strip().equals(name)
                || !Shown.masked(name).equals(name)
                || name.codePoints().anyMatch(Place::odd)) {
            throw Refused.name();
        }
        return name;
    }

    private static boolean odd(int c) {
        return c == 0xFFFD
                || ODD.contains(c)
                || !Character.isDefined(c)
                || Character.getType(c) == Character.PRIVATE_USE;
    }
}
