package org.songtor.signing;

import java.io.IOException;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.songtor.port.KeyRing.Identity;

/** What a certificate allows its key to do. One key, one use: a TLS key signs no file. */
enum Purpose {
    /** No extended key usage: with one, OpenSSL's default purpose for CMS ({@code smimesign}) would refuse the signer. */
    SIGNATURE {
        @Override
        void addTo(X509v3CertificateBuilder b) throws IOException {
            b.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        }
    },
    CLIENT {
        @Override
        void addTo(X509v3CertificateBuilder b) throws IOException {
            b.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            b.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        }
    },
    SERVER {
        @Override
        void addTo(X509v3CertificateBuilder b) throws IOException {
            b.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            b.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            b.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
        }
    };

    abstract void addTo(X509v3CertificateBuilder b) throws IOException;

    static Purpose of(Identity identity) {
        if (identity instanceof Identity.TlsClient) {
            return CLIENT;
        }
        return identity instanceof Identity.TlsServer ? SERVER : SIGNATURE;
    }
}
