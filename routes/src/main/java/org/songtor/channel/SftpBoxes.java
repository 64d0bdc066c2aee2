package org.songtor.channel;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.songtor.fault.Halfway;
import org.songtor.model.Sha256;
import org.springframework.stereotype.Component;

/**
 * SFTP boxes: folders {@code inbox} and {@code outbox} below the address. Files arrive as {@code .part} and are renamed; what is there under a name is
 * read back byte for byte. Camel's own producer and consumer are not used: they wait for ever for a server that keeps the session alive and does not
 * answer, and take a file of any size into memory.
 */
@Component
public class SftpBoxes {
    /** Larger answers are not taken, and told. */
    public static final int LARGEST = 64 * 1024 * 1024;

    private static final int MOST_LISTED = 100_000;
    private static final String PART = ".part";
    private static final String SIGNATURE = ".p7s";
    private static final String RECEIPT = ".receipt";
    private static final Pattern HASH = Pattern.compile("\\s*([0-9a-f]{64})(?:\\s.*)?", Pattern.DOTALL);

    private final SftpLines lines;

    SftpBoxes(SftpLines lines) {
        this.lines = lines;
    }

    /** Looks up a file and reads it back, so that "delivered" means the very bytes. */
    public Optional<Sha256> held(URI box, String name) throws IOException {
        return read(box, "inbox/" + name).map(Sha256::of);
    }

    /**
     * As {@link #held} and {@link #putSignature} of each, in few round trips.
     *
     * @param signatures by the names of their files
     * @return the names of those of which nothing was there and whose signature is there now; the others are to be done by themselves
     */
    public Set<String> signed(URI box, Map<String, byte[]> signatures) throws IOException {
        Map<String, String> names = paths(box, signatures.keySet());
        return together(box, convoy -> {
                    List<String> absent = convoy.absent(List.copyOf(names.keySet()));
                    Map<String, byte[]> small = absent.stream()
                            .collect(Collectors.toMap(
                                    path -> path + SIGNATURE, path -> signatures.get(names.get(path))));
                    return convoy.put(small, PART);
                })
                .orElse(List.of())
                .stream()
                .map(path -> names.get(path.substring(0, path.length() - SIGNATURE.length())))
                .collect(Collectors.toSet());
    }

    /**
     * As {@link #held} of each, in few round trips.
     *
     * @param sizes by name
     * @return what is there under those names that has just this size; the others are to be asked for by themselves
     */
    public Map<String, Sha256> held(URI box, Map<String, Integer> sizes) throws IOException {
        Map<String, String> names = paths(box, sizes.keySet());
        Map<String, Integer> byPath =
                names.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> sizes.get(e.getValue())));
        return together(box, convoy -> convoy.held(byPath)).orElse(Map.of()).entrySet().stream()
                .collect(Collectors.toMap(e -> names.get(e.getKey()), Map.Entry::getValue));
    }

    private interface Together<T> {
        T with(SftpConvoy convoy) throws IOException;
    }

    private <T> Optional<T> together(URI box, Together<T> use) throws IOException {
        return lines.with(box, line -> {
            Optional<SftpPipe> pipe = line.pipe();
            return pipe.isEmpty() ? Optional.empty() : Optional.of(use.with(new SftpConvoy(pipe.get())));
        });
    }

    /** Names by their paths in the inbox. */
    private static Map<String, String> paths(URI box, Set<String> names) {
        return names.stream().collect(Collectors.toMap(name -> path(box, "inbox/" + name), name -> name));
    }

    /** What the agency's receipt for the file names: {@code <name>.receipt}, beginning with the SHA-256. */
    public Optional<Sha256> receipt(URI box, String name) throws IOException {
        Optional<byte[]> receipt = read(box, "outbox/" + name + RECEIPT);
        if (receipt.isEmpty()) {
            return Optional.empty();
        }
        var hash = HASH.matcher(new String(receipt.get(), StandardCharsets.ISO_8859_1));
        if (!hash.matches()) {
            throw new IOException("a receipt that names no SHA-256: " + name + RECEIPT);
        }
        return Optional.of(new Sha256(hash.group(1)));
    }

    /** Over an older one of that name: a signature without its file is worth nothing, so replacing it costs nothing. */
    public void putSignature(URI box, String name, byte[] signature) throws IOException {
        String path = path(box, "inbox/" + name + SIGNATURE);
        lines.with(box, line -> {
            write(line.sftp, path + PART, signature);
            replace(line.sftp, path + PART, path);
            return true;
        });
    }

    /** Under a name where nothing is. What an earlier attempt left as {@code .part} is written over from its first byte. */
    public void put(URI box, String name, byte[] content) throws IOException {
        String path = path(box, "inbox/" + name);
        lines.with(box, line -> {
            if (Halfway.body(content) == content) {
                write(line.sftp, path + PART, content);
            } else {
                try (OutputStream out = Halfway.after(content.length / 2, opened(line.sftp, path + PART))) {
                    out.write(content);
                }
            }
            line.sftp.rename(path + PART, path);
            return true;
        });
    }

    /**
     * Names of data files in the outbox, at most a hundred thousand, without receipts. In no order, so that a hundred which cannot be taken do not for
     * ever come before the others.
     */
    public List<String> waiting(URI box) throws IOException {
        List<String> names = lines.with(box, line -> names(line.sftp, path(box, "outbox")));
        Collections.shuffle(names);
        return List.copyOf(names);
    }

    /** A file of the outbox; empty where it is gone. */
    public Optional<byte[]> answer(URI box, String name) throws IOException {
        return read(box, "outbox/" + name);
    }

    /** The signature beside a file in the outbox, also where an earlier run already moved it. */
    public Optional<byte[]> signature(URI box, String name) throws IOException {
        Optional<byte[]> here = read(box, "outbox/" + name + SIGNATURE);
        return here.isPresent() ? here : read(box, "outbox/done/" + name + SIGNATURE);
    }

    /** Moves the signature before its file, each over an older one of that name; nothing to do where it was moved before. */
    public void done(URI box, String name) throws IOException {
        lines.with(box, line -> {
            moveDone(line.sftp, box, name + SIGNATURE);
            moveDone(line.sftp, box, name);
            return true;
        });
    }

    private static void moveDone(ChannelSftp sftp, URI box, String name) throws SftpException {
        try {
            replace(sftp, path(box, "outbox/" + name), path(box, "outbox/done/" + name));
        } catch (SftpException e) {
            if (e.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                throw e;
            }
        }
    }

    /** Most servers replace nothing by a rename. */
    private static void replace(ChannelSftp sftp, String from, String to) throws SftpException {
        try {
            sftp.rename(from, to);
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                throw e;
            }
            sftp.rm(to);
            sftp.rename(from, to);
        }
    }

    /** Without JSch's question before it whether the path is a folder, which is a round trip and on most servers an error. */
    private static void write(ChannelSftp sftp, String path, byte[] content) throws IOException, SftpException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(content);
        try {
            sftp._put(bytes, path, null, ChannelSftp.OVERWRITE);
        } catch (SftpException e) {
            // It reads the first byte when the file is open.
            if (bytes.available() == content.length) {
                throw unopened(path, e);
            }
            throw e;
        }
    }

    private static OutputStream opened(ChannelSftp sftp, String path) throws IOException {
        try {
            return sftp.put(path, ChannelSftp.OVERWRITE);
        } catch (SftpException e) {
            throw unopened(path, e);
        }
    }

    private static NothingLeftException unopened(String path, SftpException e) {
        return new NothingLeftException("cannot be opened for writing: " + path + ": " + e.getMessage(), e);
    }

    private static List<String> names(ChannelSftp sftp, String folder) throws SftpException {
        List<String> names = new ArrayList<>();
        sftp.ls(folder, entry -> {
            if (entry.getAttrs().isReg() && isData(entry.getFilename())) {
                names.add(entry.getFilename());
            }
            return names.size() < MOST_LISTED
                    ? ChannelSftp.LsEntrySelector.CONTINUE
                    : ChannelSftp.LsEntrySelector.BREAK;
        });
        return names;
    }

    private static boolean isData(String name) {
        return !name.endsWith(SIGNATURE) && !name.endsWith(PART) && !name.endsWith(RECEIPT);
    }

    private Optional<byte[]> read(URI box, String path) throws IOException {
        return lines.with(box, line -> {
            try (InputStream in = line.sftp.get(path(box, path))) {
                byte[] content = in.readNBytes(LARGEST + 1);
                if (content.length > LARGEST) {
                    throw new IOException("larger than " + LARGEST + " bytes: " + path);
                }
                return Optional.of(content);
            } catch (SftpException e) {
                if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                    return Optional.empty();
                }
                // Only "no such file" means absent; every other refusal is a failure.
                throw e;
            }
        });
    }

    /** Relative to the log-in's home. */
    private static String path(URI box, String below) {
        return box.getPath().substring(1) + "/" + below;
    }
}
