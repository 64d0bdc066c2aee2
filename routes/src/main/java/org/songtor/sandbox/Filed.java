package org.songtor.sandbox;

import java.time.Instant;
import java.util.Optional;
import org.songtor.model.Document;
import org.songtor.model.PaymentReference;
import org.songtor.model.Sha256;

/**
 * A file that arrived once and is in the ledger.
 *
 * @param at as the ledger has it; every later time and date follows from it, so a restart changes none
 * @param bytes its size
 * @param document empty where the file was refused unread
 * @param refusal why it was refused unread; empty otherwise
 * @param first the payer's first file of this profile
 */
record Filed(
        Box box,
        String name,
        Sha256 sha256,
        Instant at,
        long bytes,
        Optional<PaymentReference> reference,
        Optional<Document> document,
        String refusal,
        boolean first) {

    boolean isOf(Box otherBox, String payer) {
        return box.equals(otherBox) && document.map(this::payer).equals(Optional.of(payer));
    }

    private String payer(Document d) {
        return d.header().payer().registeredName();
    }
}
