package org.songtor.handover;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.songtor.model.Sha256;
import org.songtor.port.HandoverStore.Taken;

/** The file, its signature, {@code SHA256SUMS} of both as {@code sha256sum -c} reads it, the letter and the checklist. */
public final class Parcel {
    private final String name;
    private final Map<String, byte[]> files = new TreeMap<>();

    Parcel(Taken taken, String letter) {
        name = taken.file().name();
        files.put(name, taken.content());
        files.put(name + ".p7s", taken.signature());
        files.put("SHA256SUMS", bytes(sum(name, taken.content()) + sum(name + ".p7s", taken.signature())));
        files.put("letter.html", bytes(letter));
    }

    private static String sum(String name, byte[] content) {
        return Sha256.of(content) + "  " + name + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Name of the archive and of the folder inside. */
    public String name() {
        return name;
    }

    public byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(name + "/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Writes a folder of the parcel's name below {@code to}; what is there already is not written over. */
    public Path write(Path to) throws IOException {
        Path folder = Files.createDirectories(to.resolve(name + ".carry"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
        }
        return folder;
    }
}
