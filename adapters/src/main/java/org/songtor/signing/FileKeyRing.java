package org.songtor.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.springframework.stereotype.Component;

/**
 * Keys from PEM files in {@link Installation#keys()}. An empty folder is filled with development keys; an agency's development
 * signer is made when first asked for. With keys of an operator nothing is ever made: what is missing is an error.
 */
@Component
public final class FileKeyRing implements KeyRing {
    private static final List<Identity> OURS = List.of(
            new Identity.Gateway(),
            new Identity.TlsClient(),
            new Identity.TlsServer(),
            new Identity.SoapClient(),
            new Identity.SoapServer());

    private final Path path;
    private final boolean live;
    private final KeyFolder folder;
    private final char[] password =
            HexFormat.of().formatHex(new SecureRandom().generateSeed(16)).toCharArray();
    private final Map<String, KeyMaterial> read = new ConcurrentHashMap<>();
    private final Map<String, KeyStore> stores = new ConcurrentHashMap<>();
    private final X509Certificate ca;

    /**
     * @throws IllegalStateException when the folder lies in a source tree, or in live mode when it is empty or a key of this
     *     installation carries the development mark
     */
    public FileKeyRing(Installation installation) {
        path = installation.keys();
        live = installation.mode() == Installation.Mode.LIVE;
        folder = new KeyFolder(path);
        try {
            KeyPlace.check(path);
            createWhenEmpty();
            ca = Pem.material(folder.read(KeyFolder.CA)).certificate();
        } catch (IOException e) {
            throw new UncheckedIOException("keys in " + path + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(path.resolve(KeyFolder.CA) + " is not a certificate", e);
        }
        refuseDevelopment(KeyFolder.CA, ca);
        OURS.stream().filter(i -> folder.holds(fileOf(i))).forEach(this::material);
    }

    @Override
    public char[] password() {
        return password.clone();
    }

    @Override
    public boolean development() {
        return DevelopmentMark.on(ca) || read.values().stream().anyMatch(m -> DevelopmentMark.on(m.certificate()));
    }

    @Override
    public byte[] caPem() {
        try {
            return Pem.certificate(ca).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }

    /** Of another party's signer the store holds the certificate alone. */
    @Override
    public KeyStore identity(Identity name) {
        return stores.computeIfAbsent(name.name(), n -> store(name));
    }

    private KeyStore store(Identity name) {
        KeyMaterial m = material(name);
        try {
            KeyStore store = MemoryStore.empty(password);
            if (m.key().isPresent()) {
                MemoryStore.put(store, name.name(), m.key().get(), password, m.certificate(), ca);
            } else {
                store.setCertificateEntry(name.name(), m.certificate());
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no key store for " + name.name(), e);
        }
    }

    @Override
    public KeyStore trust() {
        try {
            KeyStore store = MemoryStore.empty(password);
            store.setCertificateEntry("ca", ca);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no key store for the CA", e);
        }
    }

    private KeyMaterial material(Identity identity) {
        return read.computeIfAbsent(identity.name(), n -> load(identity));
    }

    private KeyMaterial load(Identity identity) {
        String file = fileOf(identity);
        try {
            if (!folder.holds(file)) {
                createOne(identity);
            }
            KeyMaterial m = Pem.material(folder.read(file));
            refuseDevelopment(file, m.certificate());
            return m;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no usable key in " + path.resolve(file), e);
        }
    }

    private void createWhenEmpty() throws IOException {
        if (!folder.isEmpty()) {
            return;
        }
        if (live) {
            throw new IllegalStateException("live mode: there are no keys in " + path
                    + ", and development keys are not made for it; put the installation's own keys there");
        }
        folder.createWhole(DevelopmentKeys::fill);
    }

    private void createOne(Identity identity) throws IOException, GeneralSecurityException {
        if (live || !folder.holds(KeyFolder.CA_KEY)) {
            throw new IllegalStateException(
                    "there is no " + fileOf(identity) + " in " + path + ", and no development CA to make it");
        }
        DevelopmentKeys.add(folder, new DevelopmentCa(ca, Pem.privateKey(ca, folder.read(KeyFolder.CA_KEY))), identity);
    }

    private void refuseDevelopment(String file, X509Certificate certificate) {
        if (live && DevelopmentMark.on(certificate)) {
            throw new IllegalStateException("live mode: " + path.resolve(file) + " is a development key ("
                    + DevelopmentMark.UNIT + "); put the installation's own keys there");
        }
    }

    static List<Identity> ours() {
        return OURS;
    }

    static String fileOf(Identity identity) {
        return identity.name() + ".pem";
    }
}
