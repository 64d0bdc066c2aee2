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

    /** What a key is for. One key, one use. */
    sealed interface Identity {
        /** File and alias name, {@code [a-z0-9-]+}. */
        String name();

        /** Signs agency files; RSA. */
        record Gateway() implements Identity {
            @Override
            public String name() {
                return "gateway-sign";
            }
        }

        /** Signs an agency's answers in the sandbox; P-256. */
        record AgencySigner(org.songtor.model.AgencyCode agency) implements Identity {
            @Override
            public String name() {
                return "agency-sign-" + agency.value();
            }
        }

        /** Our client certificate for mutual TLS and our SFTP log-in key; RSA. */
        record TlsClient() implements Identity {
            @Override
            public String name() {
                return "tls-client";
            }
        }

        /** Server certificate for localhost and 127.0.0.1, and the SFTP host key; RSA. */
        record TlsServer() implements Identity {
            @Override
            public String name() {
                return "tls-server";
            }
        }

        /** Signs SOAP calls; RSA. */
        record SoapClient() implements Identity {
            @Override
            public String name() {
                return "soap-client";
            }
        }

        /** Signs SOAP replies in the sandbox; RSA. */
        record SoapServer() implements Identity {
            @Override
            public String name() {
                return "soap-server";
            }
        }
    }
}
