package org.songtor.port;

import javax.crypto.SecretKey;

/**
 * Secret keys of this installation, 256 bits each, kept in the keys folder. Made at first start beside development keys; with keys of an
 * operator a missing one is an error. A changed key makes what it protected unreadable: there is no second try with another.
 */
public interface Secrets {
    SecretKey secret(Use use);

    /** What a key is for. One key, one use. */
    enum Use {
        /** HMAC-SHA-256 over a national id: finds the same person without showing who it is. */
        PERSON_HASH("person-hash"),
        /** AES-GCM over a national id at rest. */
        PERSON_SEAL("person-seal"),
        /** AES-GCM over the bytes of submissions, agency files and answers at rest. */
        EVIDENCE_SEAL("evidence-seal"),
        /** HMAC-SHA-256 over a receipt. */
        RECEIPT("receipt"),
        /** HMAC-SHA-256 behind the hash trees that prove a fund's share of a file. */
        SHARE("share");

        private final String fileName;

        Use(String fileName) {
            this.fileName = fileName;
        }

        /** Name of the key's file, without its ending. */
        public String fileName() {
            return fileName;
        }
    }
}
