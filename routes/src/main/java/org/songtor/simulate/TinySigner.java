package org.songtor.simulate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer;

/** A signature says who signed what, and no two are alike, as real ones hold their moment. */
final class TinySigner implements Signer {
    private int signatures;

    @Override
    public byte[] sign(KeyRing.Identity signer, byte[] content) {
        signatures++;
        return text(start(signer, content) + signatures);
    }

    @Override
    public Optional<String> reject(KeyRing.Identity expectedSigner, byte[] content, byte[] signature) {
        boolean good = new String(signature, StandardCharsets.UTF_8).startsWith(start(expectedSigner, content));
        return good ? Optional.empty() : Optional.of("not signed by " + expectedSigner.name());
    }

    /** Nobody keeps a signature in a history, and no key is renewed in one. */
    @Override
    public Kept kept(KeyRing.Identity signer, byte[] content, byte[] signature) {
        throw new UnsupportedOperationException("nobody looks at kept signatures here");
    }

    private static String start(KeyRing.Identity signer, byte[] content) {
        return signer.name() + ":" + Arrays.hashCode(content) + ":" + content.length + "#";
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
