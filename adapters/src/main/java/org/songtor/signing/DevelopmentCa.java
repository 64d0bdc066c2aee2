package org.songtor.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.songtor.port.KeyRing.Identity;

/** A certificate authority (P-256, ten years) for development keys, P-256 as well: everything it signs carries the {@link DevelopmentMark}. */
final class DevelopmentCa {
    private static final int YEARS = 10;
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final X509Certificate certificate;
    private final PrivateKey key;

    DevelopmentCa(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    static DevelopmentCa create() throws GeneralSecurityException, IOException {
        KeyPair pair = pair();
        X500Principal name = new X500Principal("CN=Songtor development CA," + DevelopmentMark.UNIT + ",O=Songtor");
        Instant from = Instant.now().minus(CLOCKS_DIFFER);
        X509v3CertificateBuilder b = builder(name, name, pair.getPublic(), from, afterYears(from))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return new DevelopmentCa(signed(b, pair.getPrivate()), pair.getPrivate());
    }

    /** A new key and its certificate, valid as long as this CA's. */
    KeyMaterial issue(Identity identity) throws GeneralSecurityException, IOException {
        return issue(identity, pair());
    }

    KeyMaterial issue(Identity identity, KeyPair pair) throws GeneralSecurityException, IOException {
        X500Principal subject = new X500Principal("CN=" + identity.name() + "," + DevelopmentMark.UNIT + ",O=Songtor");
        Instant from = Instant.now().minus(CLOCKS_DIFFER);
        X509v3CertificateBuilder b = builder(
                certificate.getSubjectX500Principal(),
                subject,
                pair.getPublic(),
                from,
                certificate.getNotAfter().toInstant());
        b.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
        Purpose.of(identity).addTo(b);
        return new KeyMaterial(signed(b, key), Optional.of(pair.getPrivate()));
    }

    X509Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return key;
    }

    private static X509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey publicKey, Instant from, Instant until)
            throws GeneralSecurityException, IOException {
        // 127 random bits: never negative, never twice (RFC 5280, 4.1.2.2).
        BigInteger serial = new BigInteger(127, new SecureRandom());
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until), subject, publicKey)
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey))
                .addExtension(
                        Extension.certificatePolicies,
                        false,
                        new CertificatePolicies(new PolicyInformation(DevelopmentMark.POLICY)));
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the development CA cannot sign", e);
        }
    }

    private static Instant afterYears(Instant from) {
        return from.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    }

    /** P-256: found at once, where an RSA key that lasts as long takes a second. */
    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator g = KeyPairGenerator.getInstance("EC");
        g.initialize(new ECGenParameterSpec("secp256r1"));
        return g.generateKeyPair();
    }
}
