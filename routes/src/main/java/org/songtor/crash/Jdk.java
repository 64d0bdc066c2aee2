package org.songtor.crash;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java that victims run on.
 *
 * @param home its folder
 * @param feature its feature release, such as 17
 */
record Jdk(Path home, int feature) {
    /** From this one on the JDK keeps classes linked, and what it learned of them, for the next start. */
    static final int KEEPS_LINKED = 25;

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final Jdk CHOSEN = choose();

    /** The newest here that starts quickly, where its cache can be made; else the one that runs this. */
    static Jdk chosen() {
        return CHOSEN;
    }

    private static Jdk choose() {
        Jdk own = own();
        return Program.ofOneJar() ? newest(own, List.of(own.home().resolveSibling(""), INSTALLED)) : own;
    }

    private static Jdk own() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** @param folders in which JDKs lie side by side */
    static Jdk newest(Jdk own, List<Path> folders) {
        return folders.stream()
                .flatMap(Jdk::in)
                .filter(j -> j.feature() >= KEEPS_LINKED)
                .filter(j -> j.feature() > own.feature())
                .max(Comparator.comparingInt(Jdk::feature))
                .orElse(own);
    }

    private static Stream<Jdk> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(h -> Files.isExecutable(h.resolve("bin/java"))).map(Jdk::read).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Without a release that can be read it is of none, and never chosen. */
    private static Jdk read(Path home) {
        Properties release = new Properties();
        Path file = home.resolve("release");
        if (Files.isReadable(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                release.load(in);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        String version = release.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
        return new Jdk(home, Integer.parseInt("0" + version.replaceFirst("[^0-9].*", "")));
    }

    boolean keepsLinked() {
        return feature >= KEEPS_LINKED;
    }

    String program() {
        return Objects.requireNonNull(home.resolve("bin").resolve("java")).toString();
    }

    @Override
    public String toString() {
        return "Java " + feature + " (" + home + ")";
    }
}
