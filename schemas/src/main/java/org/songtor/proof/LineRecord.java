package org.songtor.proof;

import java.nio.charset.StandardCharsets;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;

/**
 * One line of a file as the hash tree holds it.
 *
 * @param reference of the file
 * @param position in the file, from 1
 * @param person what {@link FileKey#person} makes of the national id: shows nothing without the line's key
 */
public record LineRecord(
        PaymentReference reference, int position, FundId fund, SchemeCode scheme, Satang amount, Sha256 person) {

    /** UTF-8, one {@code name=value} a line, each line ended by a line feed, in this order and no other. */
    public String text() {
        return "songtor-share-line-v1\n"
                + "reference=" + reference.value() + "\n"
                + "position=" + position + "\n"
                + "fund=" + fund.value() + "\n"
                + "scheme=" + scheme.value() + "\n"
                + "satang=" + amount.value() + "\n"
                + "person=" + person.hex() + "\n";
    }

    public byte[] leaf() {
        return HashTree.leaf(text().getBytes(StandardCharsets.UTF_8));
    }
}
