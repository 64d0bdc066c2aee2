package org.songtor.signing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM (RFC 7468) of X.509 certificates and unencrypted PKCS#8 keys; OpenSSL reads the same files. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    static String certificate(X509Certificate certificate) throws CertificateException {
        return block("CERTIFICATE", certificate.getEncoded());
    }

    static String key(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    /** The first certificate of the text, and its key when the text holds one. */
    static KeyMaterial material(String text) throws GeneralSecurityException {
        byte[] der = find(text, "CERTIFICATE").orElseThrow(() -> new CertificateException("no CERTIFICATE block"));
        X509Certificate certificate = (X509Certificate) parse(der);
        Optional<byte[]> key = find(text, "PRIVATE KEY");
        return new KeyMaterial(
                certificate, key.isEmpty() ? Optional.empty() : Optional.of(privateKey(certificate, key.get())));
    }

    /** The key of a text that holds a key alone. */
    static PrivateKey privateKey(X509Certificate certificate, String text) throws GeneralSecurityException {
        return privateKey(
                certificate,
                find(text, "PRIVATE KEY").orElseThrow(() -> new GeneralSecurityException("no PRIVATE KEY block")));
    }

    private static PrivateKey privateKey(X509Certificate certificate, byte[] der) throws GeneralSecurityException {
        return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static Certificate parse(byte[] der) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static Optional<byte[]> find(String text, String label) {
        Matcher m = BLOCK.matcher(text);
        while (m.find()) {
            if (m.group(1).equals(label)) {
                return Optional.of(Base64.getMimeDecoder().decode(m.group(2)));
            }
        }
        return Optional.empty();
    }

    private static String block(String label, byte[] der) {
        String body = new String(LINES.encode(der), StandardCharsets.US_ASCII);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
