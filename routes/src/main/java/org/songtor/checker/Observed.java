package org.songtor.checker;

import java.util.List;
import java.util.Optional;
import org.songtor.model.Label;
import org.songtor.port.RunBooks;

/**
 * Everything there is to see of a run; money in satang.
 *
 * @param settled the run is over: nothing may still be on its way
 * @param sent every batch as it was handed in
 */
public record Observed(
        boolean settled, List<Sent> sent, List<Receipt> receipts, RunBooks.Extract books, List<Agency> agencies) {

    public Observed {
        sent = List.copyOf(sent);
        receipts = List.copyOf(receipts);
        agencies = List.copyOf(agencies);
    }

    /** @param name file name as the fund had it; @param sha256 of the bytes */
    public record Sent(String fund, String door, String name, String sha256, List<SentLine> lines) {
        public Sent {
            lines = List.copyOf(lines);
        }
    }

    /** @param lineNo place in the batch, from 1; @param label how it should end, where that was said beforehand */
    public record SentLine(int lineNo, String agency, long satang, Optional<Label> label) {}

    /** A receipt that left the gateway. */
    public record Receipt(String number, String fund, String sha256, String state, int lines, long satang) {}

    /**
     * @param ledger its own book, in its own order
     * @param inbox files as they lie in its boxes, signatures and parts left out
     * @param received files as it got them, with their signatures
     * @param answers documents it wrote about our files
     * @param statements the bank's documents
     */
    public record Agency(
            String code,
            List<LedgerRow> ledger,
            List<Held> inbox,
            List<Received> received,
            List<Held> answers,
            List<Held> statements,
            List<Paid> paid) {
        public Agency {
            ledger = List.copyOf(ledger);
            inbox = List.copyOf(inbox);
            received = List.copyOf(received);
            answers = List.copyOf(answers);
            statements = List.copyOf(statements);
            paid = List.copyOf(paid);
        }
    }

    /** @param line {@code <reference>-<position>}, or {@code -} for what is about no line; @param what as the ledger says it */
    public record LedgerRow(String file, String sha256, String line, long satang, String what) {
        boolean isLine() {
            return !line.equals("-") && !file.equals("-");
        }
    }

    /** @param box profile, or the kind of document */
    public record Held(String box, String name, String sha256) {}

    /**
     * A file as the agency got it.
     *
     * @param place {@code received}, or the profile in whose inbox it lies
     * @param bad why its detached signature is not the gateway's over these bytes; empty where it is
     */
    public record Received(String place, String name, String sha256, Optional<String> bad) {
        static final String AS_IT_CAME = "received";
    }

    /** Money that came, with the references in the bank's text. */
    public record Paid(String entry, long satang, List<String> references) {
        public Paid {
            references = List.copyOf(references);
        }
    }
}
