package org.songtor.crash;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program's jar and those beside it as victims run them: the same classes, without the signatures of those who made some of the jars. The JDK keeps no class
 * of a signed jar in its archive, and proves every one of them again at each start, thousands of times in a campaign.
 */
final class Program {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+[.](SF|RSA|DSA|EC)");
    private static final String LIBRARIES = "lib";

    private Program() {}

    /** The jar to be started; nothing is made where the program does not run as the launcher starts it, from one jar with its libraries beside it. */
    static void make(Path dir) throws IOException {
        Path jar = Path.of(installed());
        Path libraries = jar.resolveSibling(LIBRARIES);
        if (!Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
            return;
        }
        Path made = Files.createDirectories(place(dir).resolve(LIBRARIES));
        try (Stream<Path> all = Files.list(libraries)) {
            for (Path library : all.toList()) {
                put(library, made.resolve(library.getFileName().toString()));
            }
        }
        // Last: where it is, all of it is. No link: the JDK looks for libraries beside the file that a link points to.
        Files.copy(jar, place(dir).resolve(jar.getFileName().toString()));
    }

    /** What victims of a campaign in this folder are started from. */
    static String classPath(Path dir) {
        String installed = installed();
        Path made = place(dir)
                .resolve(
                        Objects.requireNonNull(Path.of(installed).getFileName()).toString());
        return Files.exists(made) ? made.toString() : installed;
    }

    /** Whether it runs as the launcher starts it, from one jar; of classes in folders the JDK keeps none. */
    static boolean ofOneJar() {
        return installed().endsWith(".jar") && !installed().contains(File.pathSeparator);
    }

    private static String installed() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    private static Path place(Path dir) {
        return dir.toAbsolutePath().resolve("program");
    }

    /** At {@code to}, without signatures: a link where it has none. */
    static void put(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile(), false)) {
            List<JarEntry> entries = jar.stream().toList();
            if (entries.stream().noneMatch(e -> SIGNATURE.matcher(e.getName()).matches())) {
                Files.createSymbolicLink(to, from.toAbsolutePath());
                return;
            }
            copy(jar, entries, to);
        }
    }

    private static void copy(JarFile jar, List<JarEntry> entries, Path to) throws IOException {
        Manifest manifest = new Manifest(jar.getManifest());
        // What it says of single classes are their hashes.
        manifest.getEntries().clear();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
            for (JarEntry entry : entries) {
                String name = entry.getName();
                if (!name.equals(JarFile.MANIFEST_NAME)
                        && !SIGNATURE.matcher(name).matches()) {
                    out.putNextEntry(new JarEntry(name));
                    try (InputStream in = jar.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
            }
        }
    }
}
