package org.songtor.intake.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Shown;
import org.songtor.port.FormatException;

/**
 * Looks at a workbook's zip before anything interprets it, with the same library that will read it, so that both see the same
 * entries: few entries, no name twice, nothing encrypted, no macros, and nothing that unpacks beyond its bounds. Every entry is
 * unpacked once and counted; what the zip claims of itself is not believed.
 */
final class ZipScan {
    static final int MOST_ENTRIES = 500;
    static final long LARGEST_ENTRY = 192L << 20;
    static final long LARGEST_WHOLE = 256L << 20;
    /** Honest sheets of equal rows reach 1 : 60; deflate's limit is 1 : 1032. */
    static final int HIGHEST_RATIO = 200;
    /** Below this an entry's ratio harms nobody. */
    static final long RATIO_FROM = 4L << 20;

    private static final Pattern MACROS =
            Pattern.compile("(?i).*(vbaproject.*|/macrosheets/.*|/dialogsheets/.*|/activex/.*)");
    /** A part whose name leads out of the workbook, whatever would be done with it. */
    private static final Pattern OUTSIDE = Pattern.compile("/.*|.*\\\\.*|[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?");

    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final byte[] buffer = new byte[1 << 16];
    private long whole;

    private ZipScan() {}

    static void check(Path file) throws IOException, FormatException {
        drain(file);
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            new ZipScan().scan(zip);
        } catch (IOException | IllegalArgumentException e) {
            // The disk was proved above, so what fails here is the zip itself.
            throw refused("", "a damaged zip", "a workbook that opens");
        }
    }

    static FormatException refused(String part, String found, String expected) {
        return new FormatException(
                Problem.ofFile(ProblemCode.UNREADABLE_WORKBOOK, Shown.masked(part), found, expected));
    }

    /** Reads the raw bytes once: a failing disk shows here as what it is, and not as a bad workbook. */
    private static void drain(Path file) throws IOException, FormatException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(OLE2.length);
            if (Arrays.equals(head, OLE2)) {
                throw refused("", "an encrypted or an old .xls workbook", "an .xlsx workbook without a password");
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void scan(ZipFile zip) throws IOException, FormatException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        if (entries.size() > MOST_ENTRIES) {
            throw refused("", entries.size() + " parts", "at most " + MOST_ENTRIES + " parts");
        }
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : entries) {
            // Part names differ in more than case (ECMA-376 part 2), so two that do not are one name twice.
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw refused(entry.getName(), "the same part twice", "each part once");
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw refused(entry.getName(), "encrypted", "a workbook without a password");
            }
            if (OUTSIDE.matcher(entry.getName()).matches()) {
                throw refused(entry.getName(), "a part outside the workbook", "parts inside it");
            }
            if (MACROS.matcher(entry.getName()).matches()) {
                throw refused(entry.getName(), "macros", "a workbook without macros");
            }
        }
        for (ZipArchiveEntry entry : entries) {
            unpack(zip, entry);
        }
    }

    private void unpack(ZipFile zip, ZipArchiveEntry entry) throws IOException, FormatException {
        long size = 0;
        long packed = Math.max(entry.getCompressedSize(), 1);
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                whole += n;
                if (size > LARGEST_ENTRY || whole > LARGEST_WHOLE) {
                    throw refused(entry.getName(), "more than " + size + " bytes unpacked", "a smaller workbook");
                }
                if (size > RATIO_FROM && size / packed > HIGHEST_RATIO) {
                    throw refused(entry.getName(), "a part that unpacks without end", "an honest workbook");
                }
            }
        }
    }
}
