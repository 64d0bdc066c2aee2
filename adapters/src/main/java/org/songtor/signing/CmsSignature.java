package org.songtor.signing;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** One detached signature by one signer, over these bytes; what it says is the signer's word once it {@link #fits}. */
final class CmsSignature {
    static final String UNREADABLE = "not a readable CMS signature";

    private final CMSSignedData cms;
    private final SignerInformation signer;

    private CmsSignature(CMSSignedData cms, SignerInformation signer) {
        this.cms = cms;
        this.signer = signer;
    }

    /** Hostile bytes make the parser throw about anything unchecked besides, here and later. */
    static CmsSignature of(byte[] content, byte[] signature) throws Unfit {
        try {
            ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(signature));
            if (SignedData.getInstance(outer.getContent()).getEncapContentInfo().getContent() != null) {
                throw new Unfit("the signature carries content of its own");
            }
            CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(content), outer);
            Collection<SignerInformation> signers = cms.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                throw new Unfit("expected one signer, found " + signers.size());
            }
            return new CmsSignature(cms, signers.iterator().next());
        } catch (IOException | CMSException e) {
            throw new Unfit(UNREADABLE);
        }
    }

    /** The certificates inside that the signer's id names: of what we write one. */
    List<X509Certificate> certificates() throws Unfit {
        try {
            JcaX509CertificateConverter convert = new JcaX509CertificateConverter();
            List<X509Certificate> all = new ArrayList<>();
            for (Object found : cms.getCertificates().getMatches(signer.getSID())) {
                all.add(convert.getCertificate((X509CertificateHolder) found));
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new Unfit("the certificate in the signature cannot be read");
        }
    }

    /** When it was signed, as the signer says: under the signature, and by no other clock. */
    Instant signedAt() throws Unfit {
        try {
            ASN1EncodableVector all = signed().getAll(CMSAttributes.signingTime);
            if (all.size() == 1 && ((Attribute) all.get(0)).getAttrValues().size() == 1) {
                return Time.getInstance(((Attribute) all.get(0)).getAttrValues().getObjectAt(0))
                        .getDate()
                        .toInstant();
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Unfit("the time of signing cannot be read");
        }
        throw new Unfit("the signature does not say when it was made");
    }

    /** @throws Unfit unless this certificate's key signed these bytes, and the signature names the certificate */
    void fits(X509Certificate certificate) throws Unfit {
        if (!signer.getDigestAlgOID().equals(NISTObjectIdentifiers.id_sha256.getId())) {
            throw new Unfit("expected signed attributes and SHA-256");
        }
        try {
            if (!SigningCertificate.names(signed(), certificate)) {
                throw new Unfit("the signing certificate attribute does not name the signer's certificate");
            }
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))) {
                throw new Unfit("the signature does not fit");
            }
        } catch (CMSSignerDigestMismatchException e) {
            throw new Unfit("the content is not what was signed");
        } catch (CMSException | OperatorCreationException | GeneralSecurityException e) {
            throw new Unfit("the signature does not fit: " + e.getMessage());
        }
    }

    private AttributeTable signed() throws Unfit {
        AttributeTable signed = signer.getSignedAttributes();
        if (signed == null) {
            throw new Unfit("expected signed attributes and SHA-256");
        }
        return signed;
    }
}
