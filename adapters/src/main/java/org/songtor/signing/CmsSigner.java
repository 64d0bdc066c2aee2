package org.songtor.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * {@link Signer} with Bouncy Castle; no provider of it is registered, SHA-256, RSA and ECDSA are the JDK's. Holds the
 * signer's certificate and not the CA's: whoever checks has that already.
 */
@Component
public final class CmsSigner implements Signer {
    private final KeyRing keys;
    private final Clock clock;
    private final X509Certificate ca;
    private final Map<String, KeyMaterial> known = new ConcurrentHashMap<>();

    @Autowired
    public CmsSigner(KeyRing keys) {
        this(keys, Clock.systemUTC());
    }

    CmsSigner(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        try {
            this.ca = (X509Certificate) keys.trust().getCertificate("ca");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key ring's trust store cannot be read", e);
        }
    }

    @Override
    public byte[] sign(KeyRing.Identity signer, byte[] content) {
        KeyMaterial m = material(signer);
        PrivateKey key = m.key()
                .orElseThrow(() -> new IllegalStateException("the private key of " + signer.name() + " is not here"));
        try {
            CMSSignedDataGenerator g = new CMSSignedDataGenerator();
            g.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                    .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes(m.certificate())))
                    .build(new JcaContentSignerBuilder("SHA256with" + family(key)).build(key), m.certificate()));
            g.addCertificates(new JcaCertStore(List.of(m.certificate())));
            return g.generate(new CMSProcessableByteArray(content), false).getEncoded(ASN1Encoding.DER);
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException("signing as " + signer.name() + " failed", e);
        }
    }

    @Override
    public Optional<String> reject(KeyRing.Identity expectedSigner, byte[] content, byte[] signature) {
        return new CmsCheck(material(expectedSigner).certificate(), ca, clock).reject(content, signature);
    }

    @Override
    public Kept kept(KeyRing.Identity signer, byte[] content, byte[] signature) {
        return new CmsCheck(material(signer).certificate(), ca, clock).kept(content, signature);
    }

    private AttributeTable attributes(X509Certificate certificate) throws GeneralSecurityException {
        ASN1EncodableVector all = new ASN1EncodableVector();
        all.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(clock.instant())))));
        all.add(SigningCertificate.attribute(certificate));
        return new AttributeTable(all);
    }

    private static String family(PrivateKey key) {
        return key.getAlgorithm().equals("EC") ? "ECDSA" : "RSA";
    }

    private KeyMaterial material(KeyRing.Identity identity) {
        return known.computeIfAbsent(identity.name(), n -> unpack(identity));
    }

    private KeyMaterial unpack(KeyRing.Identity identity) {
        KeyStore store = keys.identity(identity);
        try {
            return new KeyMaterial(
                    (X509Certificate) store.getCertificate(identity.name()),
                    Optional.ofNullable((PrivateKey) store.getKey(identity.name(), keys.password())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store of " + identity.name() + " cannot be read", e);
        }
    }
}
