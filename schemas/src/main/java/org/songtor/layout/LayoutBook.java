package org.songtor.layout;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.songtor.model.Period;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.FormatException;

/**
 * All versions of one profile's remittance, or of its answer. A version holds from its {@code valid-from} to the day before
 * the next version's, or to its own {@code valid-to}; between the first version and the last no day is without one and none
 * has two. Safe for use by several threads.
 */
public final class LayoutBook {
    private static final String ANSWER = "-answer";

    private final List<Layout> versions;

    /**
     * @param versions in any order
     * @throws LayoutException for a version that is missing or there twice, a hole or an overlap, naming file and line
     */
    public LayoutBook(List<Layout> versions) {
        this(versions, true);
    }

    private LayoutBook(List<Layout> versions, boolean consecutive) {
        this.versions = versions.stream()
                .sorted(Comparator.comparing(l -> l.info().version()))
                .toList();
        if (versions.isEmpty()) {
            throw new LayoutException("no layout", 0, "a profile has one version or more");
        }
        for (int i = 1; i < this.versions.size(); i++) {
            Validity.follows(this.versions.get(i - 1), this.versions.get(i), consecutive);
        }
    }

    /**
     * Versions 1, 2, ... on the class path.
     *
     * @param tables path without {@code .v1.layout}, such as {@code /formats/<agency>/<profile>}
     */
    public static LayoutBook load(String tables) {
        return new LayoutBook(onClassPath(tables));
    }

    /**
     * As {@link #load(String)}, and what an installation has of later versions.
     *
     * @param folder holds files {@code <profile>.v<N>.layout}; need not be there
     */
    public static LayoutBook load(String tables, Path folder) {
        List<Layout> all = onClassPath(tables);
        String start = tables.substring(tables.lastIndexOf('/') + 1) + ".v";
        for (Path file : files(folder, start)) {
            String name = file.getFileName().toString();
            String path = tables + ".v" + name.substring(start.length());
            all.add(Layout.named(file.toString(), path, text(file)));
        }
        return new LayoutBook(all);
    }

    /** The path {@code tables} of the answer that belongs to a remittance. */
    public static String answer(String tables) {
        return tables + ANSWER;
    }

    /** Whether a profile is said by layouts at all, and not by a program. */
    public static boolean isThere(String tables) {
        return LayoutBook.class.getResource(resource(tables, 1)) != null;
    }

    private static List<Layout> onClassPath(String tables) {
        List<Layout> all = new ArrayList<>();
        all.add(Layout.load(resource(tables, 1)));
        while (LayoutBook.class.getResource(resource(tables, all.size() + 1)) != null) {
            all.add(Layout.load(resource(tables, all.size() + 1)));
        }
        return all;
    }

    private static String resource(String tables, int version) {
        return tables + ".v" + version + ".layout";
    }

    private static List<Path> files(Path folder, String start) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> isVersion(f.getFileName().toString(), start))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LayoutException(folder.toString(), 0, "cannot be listed: " + e.getMessage());
        }
    }

    private static boolean isVersion(String name, String start) {
        return name.startsWith(start) && name.substring(start.length()).matches("[0-9]+\\.layout");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new LayoutException(file.toString(), 1, "is not UTF-8");
        } catch (IOException e) {
            throw new LayoutException(file.toString(), 0, "cannot be read: " + e.getMessage());
        }
    }

    /** From the first to the last. */
    public List<Layout> versions() {
        return versions;
    }

    public Layout newest() {
        return versions.get(versions.size() - 1);
    }

    /**
     * Only the versions that fit, such as those that two people activated.
     *
     * @throws LayoutException where none is left, or a hole
     */
    public LayoutBook only(Predicate<Layout> wanted) {
        return new LayoutBook(versions.stream().filter(wanted).toList(), false);
    }

    /**
     * The version a file is written in: by its contribution period or by the day it is sent, as the newest version says.
     *
     * @throws FormatException where no version holds then
     */
    public Layout at(Period period, LocalDate sending) throws FormatException {
        return on(newest().chosenBy() == ChosenBy.PERIOD ? period.month().atDay(1) : sending);
    }

    /**
     * The version that holds on a day: a period's first, or the day of sending.
     *
     * @throws FormatException where no version holds then
     */
    public Layout on(LocalDate day) throws FormatException {
        return holding(day)
                .orElseThrow(() -> new FormatException(Problem.ofFile(
                        ProblemCode.BAD_RECORD,
                        newest().chosenBy().word(),
                        day.toString(),
                        "a day from " + versions.get(0).info().validFrom() + ": "
                                + newest().info().id() + " has no version for others")));
    }

    /** The version of a period; where the day of sending chooses, the newest, because that day is not known yet. */
    public Layout of(Period period) throws FormatException {
        return newest().chosenBy() == ChosenBy.PERIOD ? on(period.month().atDay(1)) : newest();
    }

    /**
     * The version whose form a file has and whose time its first record names. The newest where there is none, so that its
     * problems are told.
     */
    public Layout reading(byte[] content) {
        for (int i = versions.size() - 1; i > 0; i--) {
            Layout version = versions.get(i);
            Optional<LocalDate> day = Dating.head(version, content).flatMap(first -> Dating.day(version, first));
            if (day.isPresent() && holding(day.get()).equals(Optional.of(version))) {
                return version;
            }
        }
        Layout first = versions.get(0);
        return versions.size() == 1 || Dating.head(first, content).isPresent() ? first : newest();
    }

    /**
     * Reads a file of any length in the version that it is of.
     *
     * @throws FormatException as {@link Layout#read(InputStream, RowSink)}
     */
    public void read(InputStream in, RowSink sink) throws FormatException, IOException {
        BufferedInputStream again = new BufferedInputStream(in);
        again.mark(LineSource.LONGEST);
        byte[] start = versions.size() == 1 ? new byte[0] : again.readNBytes(LineSource.LONGEST / 2);
        again.reset();
        reading(start).read(again, sink);
    }

    private Optional<Layout> holding(LocalDate day) {
        return versions.stream()
                .filter(v -> !day.isBefore(v.info().validFrom()))
                .reduce((earlier, later) -> later)
                .filter(v -> v.facts().validTo().map(to -> !day.isAfter(to)).orElse(true));
    }
}
