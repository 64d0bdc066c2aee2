package org.songtor.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.songtor.port.Secrets;
import org.springframework.stereotype.Component;

/**
 * Secret keys from {@code <use>.secret} in {@link Installation#keys()}: 32 random bytes as 64 hexadecimal digits, what
 * {@code openssl rand -hex 32} writes. Made beside development keys only.
 */
@Component
public final class FileSecrets implements Secrets {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[0-9a-fA-F]{" + 2 * BYTES + "}");

    private final Path path;
    private final KeyFolder folder;
    private final Map<Use, SecretKey> keys = new EnumMap<>(Use.class);

    /**
     * @param ring asked first, so that an empty folder has its development keys before a secret lies in it
     * @throws IllegalStateException when a secret is not there, or is not one, naming its file
     */
    public FileSecrets(Installation installation, KeyRing ring) {
        path = installation.keys();
        folder = new KeyFolder(path);
        boolean mayMake = installation.mode() != Installation.Mode.LIVE && ring.development();
        for (Use use : Use.values()) {
            keys.put(use, key(use, mayMake));
        }
    }

    @Override
    public SecretKey secret(Use use) {
        return Objects.requireNonNull(keys.get(use));
    }

    private SecretKey key(Use use, boolean mayMake) {
        String file = use.fileName() + ".secret";
        try {
            if (mayMake && !folder.holds(file)) {
                folder.add(file, made());
            }
            return new SecretKeySpec(bytes(file), use.name());
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    "there is no " + path.resolve(file)
                            + ", and none is made beside an operator's keys; make it once with: openssl rand -hex 32",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(path.resolve(file) + " cannot be read", e);
        }
    }

    private static String made() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random) + "\n";
    }

    private byte[] bytes(String file) throws IOException {
        String text = folder.read(file).strip();
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalStateException(path.resolve(file) + " does not hold " + 2 * BYTES + " hexadecimal digits");
        }
        return HexFormat.of().parseHex(text);
    }
}
