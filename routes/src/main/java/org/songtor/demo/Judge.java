package org.songtor.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Reports;

/** Compares what came out with what the sample expects, line by line and item by item. */
final class Judge {
    private static final int MOST = 20;

    private Judge() {}

    /** What differs, in words; empty when every line has its label and every expected item is open, and no other is. */
    static List<String> differences(Reports reports, List<Sample.Expected> expected) {
        Map<String, String> sources = new HashMap<>();
        reports.batches().forEach(batch -> sources.put(batch.number(), batch.source()));
        Map<String, String> found = new HashMap<>();
        reports.lines()
                .forEach(line -> found.put(
                        line.fund() + " " + sources.get(line.batch()) + " line " + line.lineNo(),
                        said(line.agency(), Satang.of(line.satang()), line.label())));
        List<String> differences = new ArrayList<>();
        Map<String, Integer> items = new HashMap<>();
        for (Sample.Expected line : expected) {
            Satang amount = Satang.ofBaht(new BigDecimal(line.amount()));
            if (line.file().equals("item")) {
                items.merge(line.fund() + " " + amount + " " + line.label(), 1, Integer::sum);
                continue;
            }
            String key = line.fund() + " " + line.file() + " line " + line.lineNo();
            String should = said(line.agency(), amount, line.label());
            String is = found.remove(key);
            if (!should.equals(is)) {
                differences.add(key + ": expected " + should + ", found " + is);
            }
        }
        found.forEach((key, is) -> differences.add(key + ": not expected, found " + is));
        compareItems(reports, items, differences);
        return differences.stream().limit(MOST).toList();
    }

    private static void compareItems(Reports reports, Map<String, Integer> expected, List<String> differences) {
        for (Reports.ItemRow item : reports.items()) {
            if (item.open() && withoutLine(item.label())) {
                expected.merge(item.fund() + " " + Satang.of(item.atRisk()) + " " + item.label(), -1, Integer::sum);
            }
        }
        expected.forEach((key, missing) -> {
            if (missing != 0) {
                differences.add(
                        "review items " + key + ": " + (missing > 0 ? missing + " missing" : -missing + " too many"));
            }
        });
    }

    private static boolean withoutLine(Label label) {
        return label == Label.MISSING_FROM_BATCH
                || label == Label.BOOKED_NEVER_SENT
                || label == Label.CREDIT_WITHOUT_FILE;
    }

    private static String said(String agency, Satang amount, Label label) {
        return agency + " " + amount + " " + label;
    }
}
