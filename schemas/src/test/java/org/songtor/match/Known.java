package org.songtor.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.songtor.model.FundId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** What the rules are asked about: files and credits as the gateway knows them, not as they truly are. */
record Known(List<Sent> files, List<Paid> credits) {
    List<CreditFacts> facts() {
        return credits.stream().map(Paid::known).toList();
    }

    Evidence evidence(Map<Long, Set<PaymentReference>> references) {
        return new Evidence(
                files.stream().map(Known::sent).toList(),
                credits.stream()
                        .map(paid -> new Evidence.Credit(
                                paid.facts.id(),
                                paid.facts.amount(),
                                paid.facts.fee(),
                                references.getOrDefault(paid.facts.id(), Set.of())))
                        .toList(),
                List.of());
    }

    private static Evidence.File sent(Sent file) {
        List<LineFacts> lines = new ArrayList<>();
        for (Sent.Line line : file.lines) {
            lines.add(new LineFacts(lines.size() + 1, Satang.of(line.satang), line.said, line.decided));
        }
        return new Evidence.File(
                file.id,
                file.reference,
                file.state,
                file.due,
                Optional.of(file.day.plusDays(5)),
                Optional.of(file.deliveredOn),
                file.verdicts,
                lines,
                List.of());
    }

    List<PayableFile> payable() {
        Map<Long, Set<PaymentReference>> named = new LinkedHashMap<>();
        Set<PaymentReference> ours = files.stream().map(file -> file.reference).collect(Collectors.toSet());
        for (CreditFacts credit : facts()) {
            Set<PaymentReference> whole =
                    new HashSet<>(credit.given().isEmpty() ? PaymentReference.findAll(credit.text()) : credit.given());
            whole.retainAll(ours);
            named.put(credit.id(), whole);
        }
        Map<PaymentReference, Satang> open = Settlement.open(evidence(named));
        Map<PaymentReference, Satang> asSent = Settlement.openAsSent(evidence(named));
        return files.stream()
                .map(file -> new PayableFile(
                        file.reference,
                        Satang.of(file.satang()),
                        open.get(file.reference),
                        asSent.get(file.reference),
                        file.day,
                        Optional.of(new FundId("f-" + file.fund)),
                        new TreeSet<>(Set.of("FUND OF " + file.fund))))
                .toList();
    }
}
