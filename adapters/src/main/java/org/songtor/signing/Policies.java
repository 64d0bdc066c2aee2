package org.songtor.signing;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.PolicyInformation;

/** Reads the certificate policies extension (RFC 5280, 4.2.1.4). */
final class Policies {
    private Policies() {}

    /** @param extension DER of the extension's value, an OCTET STRING as the JDK hands it out */
    static List<String> names(byte[] extension) {
        byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
        return Arrays.stream(CertificatePolicies.getInstance(inner).getPolicyInformation())
                .map(PolicyInformation::getPolicyIdentifier)
                .map(oid -> oid.getId())
                .toList();
    }
}
