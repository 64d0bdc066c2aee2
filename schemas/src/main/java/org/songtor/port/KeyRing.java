package org.songtor.port;

import java.security.KeyStore;

/**
 * Private keys and certificates of this installation. Where none are configured, development keys are made at first start,
 * outside the source tree, under a development CA whose certificates carry a mark that live mode refuses.
 */
public interface KeyRing {
    /** Password of every key store handed out; they live in memory only. */
    char[] password();

    /** True when any key here carries the development mark. */
    boolean development();

    /** The CA that signed every certificate here, PEM. */
    byte[] caPem();

    /** A PKCS#12 key store whose one entry, alias = {@code name}, holds the key and its chain; one for all who ask, so it is not changed. */
    KeyStore identity(Identity name);

    /** A PKCS#12 key store holding only the CA's certificate. */
    KeyStore trust();

    /** What a key is for. One key, one use. RSA or P-256, as the operator's agreement with the agency has it; development keys are P-256. */
    sealed interface Identity {
        /** File and alias name, {@code [a-z0-9-]+}. */
        String name();

        /** Signs agency files. */
        record Gateway() implements Identity {
            @Override
            public String name() {
                return "gateway-sign";
            }
        }

        /** Signs an agency's answers in the sandbox. */
        record AgencySigner(org.songtor.model.AgencyCode agency) implements Identity {
            @Override
            public String name() {
                return "agency-sign-" + agency.value();
            }
        }

        /** Our client certificate for mutual TLS and our SFTP log-in key. */
        record TlsClient() implements Identity {
            @Override
            public String name() {
                return "tls-client";
            }
        }

        /** Server certificate for localhost and 127.0.0.1, and the SFTP host key. */
        record TlsServer() implements Identity {
            @Override
            public String name() {
                return "tls-server";
            }
        }

        /** Signs SOAP calls. */
        record SoapClient() implements Identity {
            @Override
            public String name() {
                return "soap-client";
            }
        }

        /** Signs SOAP replies in the sandbox. */
        record SoapServer() implements Identity {
            @Override
            public String name() {
                return "soap-server";
            }
        }
    }
}
