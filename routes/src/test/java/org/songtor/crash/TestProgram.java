package org.songtor.crash;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.songtor.model.Sha256;

/**
 * The program as an installation has it, of jars alone and without what stands among the tests, whose components must not be found: how tests start it in
 * processes of its own. Made once for all JVMs of a build; of folders the JDK keeps no classes for the next start.
 */
public final class TestProgram {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private static final long LARGE = 300_000;

    private TestProgram() {}

    /** With these switches of the launcher, and compiled quickly rather than well: it will not live long. */
    public static List<String> command(String heap, List<String> more, Class<?> main, String... words) {
        String root = System.getProperty("songtor.root", "");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Java.switches(heap));
        command.addAll(List.of(
                "-XX:-UsePerfData",
                "-Dsongtor.root=" + root,
                "-Dspring.config.additional-location=file:" + root + "/config/,file:" + root + "/config/*/"));
        command.addAll(more);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(words));
        return command;
    }

    static String classPath() {
        return Ready.CLASS_PATH;
    }

    static Path folder() {
        return Ready.FOLDER;
    }

    private static final class Ready {
        static final List<Path> PARTS =
                parts(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        static final Path FOLDER = TARGET.resolve("program-" + key(PARTS));
        static final String CLASS_PATH = make();

        private static String make() {
            try {
                if (!Files.exists(FOLDER)) {
                    forgetOthersThan(FOLDER);
                    Path making = Files.createTempDirectory(Files.createDirectories(TARGET), "program.making");
                    jars(making);
                    rename(making);
                }
                try (Stream<Path> all = Files.list(FOLDER)) {
                    return all.filter(p -> p.toString().endsWith(".jar"))
                            .sorted()
                            .map(Path::toString)
                            .collect(Collectors.joining(File.pathSeparator));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Another JVM of this build may have been faster. */
        private static void rename(Path making) throws IOException {
            try {
                Files.move(making, FOLDER, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.exists(FOLDER)) {
                    throw e;
                }
                Folders.delete(making);
            }
        }

        private static void jars(Path into) throws IOException {
            for (int n = 0; n < PARTS.size(); n++) {
                Path part = PARTS.get(n);
                Path jar = into.resolve("%03d-%s".formatted(n, part.getFileName()));
                if (Files.isDirectory(part)) {
                    pack(part, jar.resolveSibling(jar.getFileName() + ".jar"));
                } else {
                    Program.put(part, jar);
                }
            }
        }
    }

    private static List<Path> parts(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .filter(p -> !p.endsWith("test-classes") && !p.endsWith("-tests.jar"))
                .map(Path::of)
                .filter(Files::exists)
                .sorted(Comparator.comparing(TestProgram::small))
                .toList();
    }

    /**
     * These come last, in their order: the JDK asks the kernel about every jar before a class's own when it keeps it, and most classes are in large ones. No
     * class that two jars have is found in another for it.
     */
    private static boolean small(Path part) {
        return Files.isRegularFile(part) && part.toFile().length() < LARGE;
    }

    /** Other classes, another folder: a JVM that still runs from the old one is left in peace, and no old class is ever kept. */
    private static String key(List<Path> parts) {
        StringBuilder all = new StringBuilder(Runtime.version().toString());
        try {
            for (Path part : parts) {
                for (Path file : files(part)) {
                    all.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Sha256.of(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .hex()
                .substring(0, 16);
    }

    private static List<Path> files(Path part) throws IOException {
        try (Stream<Path> all = Files.walk(part)) {
            return all.sorted().toList();
        }
    }

    /** Of builds before this one. */
    private static void forgetOthersThan(Path ours) throws IOException {
        try (Stream<Path> all = Files.isDirectory(TARGET) ? Files.list(TARGET) : Stream.empty()) {
            List<Path> old = all.filter(p -> p.getFileName().toString().startsWith("program-"))
                    .filter(p -> !p.equals(ours))
                    .toList();
            for (Path folder : old) {
                Folders.delete(folder);
            }
        }
    }

    /** With entries for folders too, in which Spring looks for components. */
    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Path path : files(folder)) {
                String name = folder.relativize(path).toString();
                if (!name.isEmpty()) {
                    boolean inner = Files.isDirectory(path);
                    out.putNextEntry(new JarEntry(inner ? name + "/" : name));
                    if (!inner) {
                        Files.copy(path, out);
                    }
                }
            }
        }
    }
}
