package org.songtor.port;

import java.util.List;
import java.util.Optional;
import org.songtor.model.Label;

/** The whole state in rows, for {@code report.json} and for the checks that compare it with the agencies' own books. Holds no national id; an item's note may name a member. */
public interface Reports {
    List<BatchRow> batches();

    List<FileRow> files();

    List<LineRow> lines();

    List<ItemRow> items();

    record BatchRow(
            String number,
            String fund,
            String period,
            String source,
            String sha256,
            String state,
            int lines,
            long satang,
            int problems) {}

    /** @param fund whose lines it carries; of many, all their names with spaces between */
    record FileRow(
            String number,
            String fund,
            String agency,
            String profile,
            String name,
            String reference,
            String sha256,
            String state,
            int lines,
            long satang,
            long creditedSatang,
            int answered,
            int settled,
            int exceptions,
            int attempts) {}

    /** @param file name of the live file that holds the line; empty when none does; {@code position} in it */
    record LineRow(
            String batch,
            String fund,
            int lineNo,
            String agency,
            String scheme,
            long satang,
            Label label,
            Optional<String> file,
            int position,
            Optional<Long> item) {}

    record ItemRow(
            long id, Label label, String fund, String owner, long atRisk, boolean open, String subject, String note) {}
}
