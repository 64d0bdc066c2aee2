package org.songtor.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.port.KeyRing;
import org.songtor.settings.AgencyEntry;
import org.springframework.stereotype.Component;

/**
 * Both sides of TLS with an agency: our certificate, and whom its settings trust ({@code trust}); of agencies that name nobody the key ring's authority. What one
 * agency's authority signed is a stranger at another's address.
 */
@Component
class AgencyTrust {
    private static final String RING = "the key ring's authority";

    private final KeyRing ring;
    private final SongtorSettings settings;

    /** @throws IllegalStateException where a file is not there or holds no certificate; names the setting and the file, and quotes nothing */
    AgencyTrust(KeyRing ring, SongtorSettings settings) {
        this.ring = ring;
        this.settings = settings;
        settings.agencies().keySet().forEach(this::of);
    }

    /** The gateway's own key, for every client that speaks TLS to agencies. */
    KeyManager[] own() {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(ring.identity(new KeyRing.Identity.TlsClient()), ring.password());
            return own.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS keys cannot be used", e);
        }
    }

    SeenServer of(AgencyCode agency) {
        return of(settings.agencies().entrySet().stream()
                .filter(e -> e.getKey().equals(agency))
                .toList());
    }

    /** For who shares a server's connections: whom any of the agencies names that are reached there. */
    SeenServer at(URI server) {
        return of(settings.agencies().entrySet().stream()
                .filter(e -> e.getValue().tlsAddresses().stream()
                        .anyMatch(a -> server.getAuthority().equals(a.getAuthority())))
                .toList());
    }

    private SeenServer of(Collection<Map.Entry<AgencyCode, AgencyEntry>> agencies) {
        List<Certificate> trusted = new ArrayList<>();
        List<String> named = new ArrayList<>();
        for (var one : agencies) {
            String setting = "songtor.agencies." + one.getKey() + ".trust";
            for (Path file : one.getValue().trust()) {
                trusted.addAll(certificates(setting, settings.keys().resolve(file)));
                named.add(setting);
            }
        }
        try {
            return trusted.isEmpty()
                    ? new SeenServer(ring.trust(), RING)
                    : new SeenServer(
                            store(trusted),
                            String.join(", ", named.stream().distinct().toList()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificates that are trusted cannot be used", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String setting, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalStateException(setting + ": no certificate in " + file);
            }
            return found;
        } catch (CertificateException e) {
            // Not told on: it may be a private key that was put there by mistake.
            throw new IllegalStateException(setting + ": no certificates in PEM: " + file);
        } catch (IOException e) {
            throw new IllegalStateException(setting + ": cannot be read: " + file, e);
        }
    }

    private static KeyStore store(List<Certificate> trusted) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate one : trusted) {
            store.setCertificateEntry("trusted-" + store.size(), one);
        }
        return store;
    }
}
