package org.songtor.signing;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.songtor.model.Sha256;

/** The signed attribute signing-certificate-v2 (RFC 5035): the signature names its own certificate, so no other can be put in its place. */
final class SigningCertificate {
    private SigningCertificate() {}

    static Attribute attribute(X509Certificate certificate) throws CertificateEncodingException {
        // SHA-256 is this attribute's default digest, which DER leaves out.
        ESSCertIDv2 id = new ESSCertIDv2(hash(certificate), issuerSerial(certificate));
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2[] {id})));
    }

    /** True when the attribute is there once and its first entry is this certificate, by hash and by issuer and serial. */
    static boolean names(AttributeTable signed, X509Certificate certificate) throws CertificateEncodingException {
        ASN1EncodableVector all = signed.getAll(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (all.size() != 1 || ((Attribute) all.get(0)).getAttrValues().size() != 1) {
            return false;
        }
        ESSCertIDv2[] ids = SigningCertificateV2.getInstance(
                        ((Attribute) all.get(0)).getAttrValues().getObjectAt(0))
                .getCerts();
        return ids.length > 0
                && ids[0].getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && Arrays.equals(ids[0].getCertHash(), hash(certificate))
                && issuerSerial(certificate).equals(ids[0].getIssuerSerial());
    }

    private static IssuerSerial issuerSerial(X509Certificate certificate) {
        X500Name issuer =
                X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return new IssuerSerial(
                new GeneralNames(new GeneralName(issuer)), new ASN1Integer(certificate.getSerialNumber()));
    }

    private static byte[] hash(X509Certificate certificate) throws CertificateEncodingException {
        return HexFormat.of().parseHex(Sha256.of(certificate.getEncoded()).hex());
    }
}
