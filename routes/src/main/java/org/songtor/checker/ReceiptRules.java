package org.songtor.checker;

import java.util.List;
import java.util.Map;
import org.songtor.checker.Finding.Kind;
import org.songtor.checker.Observed.Receipt;
import org.songtor.port.RunBooks.Batch;
import org.songtor.port.RunBooks.Line;

/** A receipt is a promise: its batch is there, with these bytes, lines and satang; and the same bytes have one. */
final class ReceiptRules {
    private ReceiptRules() {}

    static void check(Index index, Findings findings) {
        for (Receipt receipt : index.run.receipts()) {
            Batch batch = index.batches.get(receipt.number());
            if (batch == null) {
                findings.add(Kind.MISREPORTED, receipt.number(), "a receipt without a batch");
                continue;
            }
            boolean same =
                    batch.sha256().equals(receipt.sha256()) && batch.fund().equals(receipt.fund());
            findings.unless(same, Kind.MISREPORTED, receipt.number(), "the receipt is of other bytes than the batch");
            sums(index, findings, receipt);
        }
        Map<String, List<Receipt>> same = Index.groups(index.run.receipts(), r -> r.fund() + " " + r.sha256());
        same.values().forEach(all -> {
            long numbers = all.stream().map(Receipt::number).distinct().count();
            findings.unless(
                    numbers == 1, Kind.DOUBLED, all.get(0).number(), "the same bytes have " + numbers + " receipts");
        });
    }

    private static void sums(Index index, Findings findings, Receipt receipt) {
        List<Line> lines = index.linesOfBatch.getOrDefault(receipt.number(), List.of());
        if (receipt.state().equals("REFUSED")) {
            return;
        }
        long satang = lines.stream().mapToLong(Line::satang).reduce(0, Math::addExact);
        findings.unless(
                lines.size() == receipt.lines() && satang == receipt.satang(),
                Kind.SUMS,
                receipt.number(),
                "the receipt says %d lines, %d satang; the batch has %d, %d"
                        .formatted(receipt.lines(), receipt.satang(), lines.size(), satang));
    }
}
