package org.songtor.signing;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** How a certificate says that it was made by this program for trying things out: in its subject for people, in a policy for programs. */
final class DevelopmentMark {
    static final String UNIT = "OU=DEVELOPMENT ONLY";

    /** Under the arc of UUIDs (ITU-T X.667), which needs no registration. */
    static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.25.150407388273642951708364915120873016402");

    private static final String POLICIES = "2.5.29.32";

    private DevelopmentMark() {}

    /** Either sign is enough: a mark that was half removed still counts. */
    static boolean on(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().contains(UNIT)
                || certificate.getIssuerX500Principal().getName().contains(UNIT)
                || hasPolicy(certificate);
    }

    private static boolean hasPolicy(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(POLICIES);
        return extension != null && Policies.names(extension).contains(POLICY.getId());
    }
}
