package org.songtor.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Judges one detached signature against one expected certificate; each question has its own answer, and no error is a yes. */
final class CmsCheck {
    private final X509Certificate expected;
    private final X509Certificate ca;
    private final Clock clock;

    CmsCheck(X509Certificate expected, X509Certificate ca, Clock clock) {
        this.expected = expected;
        this.ca = ca;
        this.clock = clock;
    }

    Optional<String> reject(byte[] content, byte[] signature) {
        try {
            ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(signature));
            if (SignedData.getInstance(outer.getContent()).getEncapContentInfo().getContent() != null) {
                return Optional.of("the signature carries content of its own");
            }
            return reject(new CMSSignedData(new CMSProcessableByteArray(content), outer));
        } catch (IOException | CMSException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            // Hostile bytes make the parser throw any of these; which one says nothing a person could use.
            return Optional.of("not a readable CMS signature");
        }
    }

    private Optional<String> reject(CMSSignedData cms) {
        Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            return Optional.of("expected one signer, found " + signers.size());
        }
        SignerInformation signer = signers.iterator().next();
        return rejectCertificate(cms, signer).or(this::rejectChain).or(() -> rejectSigner(signer));
    }

    private Optional<String> rejectCertificate(CMSSignedData cms, SignerInformation signer) {
        try {
            for (Object found : cms.getCertificates().getMatches(signer.getSID())) {
                if (Arrays.equals(((X509CertificateHolder) found).getEncoded(), expected.getEncoded())) {
                    return Optional.empty();
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of("the certificate in the signature cannot be read");
        }
        return Optional.of("signed by another than " + expected.getSubjectX500Principal());
    }

    private Optional<String> rejectChain() {
        boolean[] usage = expected.getKeyUsage();
        if (usage == null || !usage[0]) {
            return Optional.of("the signer's certificate does not allow signatures");
        }
        try {
            PKIXParameters p = new PKIXParameters(Set.of(new TrustAnchor(ca, null)));
            p.setRevocationEnabled(false);
            p.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(expected)), p);
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of("the signer's certificate is not good: " + e.getMessage());
        }
    }

    private Optional<String> rejectSigner(SignerInformation signer) {
        AttributeTable signed = signer.getSignedAttributes();
        if (signed == null || !signer.getDigestAlgOID().equals(NISTObjectIdentifiers.id_sha256.getId())) {
            return Optional.of("expected signed attributes and SHA-256");
        }
        try {
            if (!SigningCertificate.names(signed, expected)) {
                return Optional.of("the signing certificate attribute does not name the signer's certificate");
            }
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(expected))
                    ? Optional.empty()
                    : Optional.of("the signature does not fit");
        } catch (CMSSignerDigestMismatchException e) {
            return Optional.of("the content is not what was signed");
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            return Optional.of("the signature does not fit: " + e.getMessage());
        }
    }
}
