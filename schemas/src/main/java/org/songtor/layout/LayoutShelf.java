package org.songtor.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.model.FormVersion.Part;
import org.songtor.model.ProfileId;

/**
 * Where tables of layouts lie: on the class path those that came with the program, and beside them an installation's own later
 * versions, {@code <folder>/<agency>/<profile>[-answer].v<N>.layout}, and for their pages {@code .example}, bytes of that form. An own
 * file never replaces one that came with the program.
 */
public final class LayoutShelf {
    private static final Pattern NAME = Pattern.compile("([a-z0-9.-]+)\\.v([0-9]+)\\.(layout|example)");
    /** Agency and file. */
    private static final int DEEP = 2;

    private final Optional<Path> folder;

    private LayoutShelf(Optional<Path> folder) {
        this.folder = folder;
    }

    /** Only what came with the program. */
    public static LayoutShelf shipped() {
        return new LayoutShelf(Optional.empty());
    }

    /**
     * @param folder need not be there
     * @throws LayoutException naming a file that no profile would ever take, such as one whose name is misspelt: a form that somebody
     *     put there and that is silently never used would be found out on the day it is due. What a table says is judged by {@link #book}
     */
    public static LayoutShelf with(Path folder) {
        LayoutShelf shelf = new LayoutShelf(Optional.of(folder));
        shelf.files().forEach(shelf::taken);
        return shelf;
    }

    /**
     * All versions of a part.
     *
     * @throws LayoutException for a table that contradicts itself or its neighbours, naming file and line; for a profile without a table
     */
    public LayoutBook book(ProfileId profile, Part part) {
        String tables = tables(profile, part);
        return folder.map(
                        f -> LayoutBook.load(tables, f.resolve(profile.agency().value())))
                .orElseGet(() -> LayoutBook.load(tables));
    }

    /** As {@link #book}; empty where a program says the profile. */
    public Optional<LayoutBook> find(ProfileId profile, Part part) {
        return LayoutBook.isThere(tables(profile, part)) ? Optional.of(book(profile, part)) : Optional.empty();
    }

    /** One version's table; empty where a program says the profile, or there is no such version. */
    public Optional<Layout> find(ProfileId profile, Part part, int version) {
        return find(profile, part).stream()
                .flatMap(book -> book.versions().stream())
                .filter(layout -> layout.info().version() == version)
                .findFirst();
    }

    /**
     * A file of a profile as it lies there.
     *
     * @param name such as {@code agency/profile-answer.v2.layout}
     */
    public Optional<byte[]> file(String name) {
        try (InputStream in = LayoutShelf.class.getResourceAsStream("/formats/" + name)) {
            if (in != null) {
                return Optional.of(in.readAllBytes());
            }
            Optional<Path> own = folder.map(f -> f.resolve(name)).filter(Files::isRegularFile);
            return own.isPresent() ? Optional.of(Files.readAllBytes(own.get())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Names of the installation's own files, such as {@code agency/profile.v2.layout}, in order. */
    public List<String> own() {
        return folder.map(f -> files().stream()
                        .map(file -> f.relativize(file).toString())
                        .toList())
                .orElse(List.of());
    }

    private static String tables(ProfileId profile, Part part) {
        String tables = "/formats/" + profile;
        return part == Part.ANSWER ? LayoutBook.answer(tables) : tables;
    }

    private void taken(Path file) {
        Path within = folder.orElseThrow().relativize(file);
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (within.getNameCount() != DEEP || !name.matches()) {
            throw refused(
                    file,
                    "expected <agency>/<profile>.v<N>.layout or <agency>/<profile>-answer.v<N>.layout, or .example for"
                            + " the page of such a form");
        }
        if (!LayoutBook.isThere("/formats/" + within.getName(0) + "/" + name.group(1))) {
            throw refused(file, "no profile of this name is said by a table");
        }
    }

    private List<Path> files() {
        Path in = folder.orElseThrow();
        if (!Files.exists(in)) {
            return List.of();
        }
        try (var files = Files.walk(in)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !String.valueOf(f.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw refused(in, "cannot be listed: " + e.getMessage());
        }
    }

    private static LayoutException refused(Path file, String what) {
        return new LayoutException(file.toString(), 1, what);
    }
}
