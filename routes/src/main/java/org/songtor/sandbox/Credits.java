package org.songtor.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.sandbox.Script.Act;
import org.songtor.sandbox.Script.Deed;

/** Which money arrives for which files: each file's total by itself, but for what the script joins or shortens. */
final class Credits {
    private final Script script;
    private final Judge judge;
    private final Duration afterArrival;
    /** Each file's, by its bytes: they are asked for at every tick, and adding all lines of all files again would take longer with every file. */
    private final Map<Sha256, Satang> amounts = new ConcurrentHashMap<>();

    Credits(Script script, Judge judge, Duration afterArrival) {
        this.script = script;
        this.judge = judge;
        this.afterArrival = afterArrival;
    }

    /** @param entryReference follows from the files, so that a credit is known again after a restart */
    record Due(String entryReference, Instant when, Satang amount, String text) {}

    /** Every credit of these files, paid or not. A joint credit is not due while one of its files has not come. */
    List<Due> of(Collection<Filed> all) {
        List<Filed> paid = all.stream().filter(f -> !judge.refuses(f)).toList();
        List<Filed> alone = new ArrayList<>(paid);
        List<Due> due = new ArrayList<>();
        for (Act act : script.acts()) {
            if (act.deed() == Deed.ONE_CREDIT) {
                List<List<Filed>> streams = act.profiles().stream()
                        .map(p -> files(paid, p, act.payer()))
                        .toList();
                streams.forEach(alone::removeAll);
                due.addAll(joint(streams));
            }
        }
        alone.forEach(f -> due.add(due(List.of(f))));
        return due;
    }

    private List<Due> joint(List<List<Filed>> streams) {
        int complete = streams.stream().mapToInt(List::size).min().orElse(0);
        List<Due> due = new ArrayList<>();
        for (int i = 0; i < complete; i++) {
            int nth = i;
            due.add(due(streams.stream().map(s -> s.get(nth)).toList()));
        }
        return due;
    }

    private Due due(List<Filed> files) {
        List<PaymentReference> references = files.stream()
                .map(f -> f.reference().orElseThrow())
                .sorted(Comparator.comparing(PaymentReference::value))
                .toList();
        Instant last =
                files.stream().map(Filed::at).max(Comparator.naturalOrder()).orElseThrow();
        Satang amount = files.stream().map(this::amount).reduce(Satang.ZERO, Satang::plus);
        String text = references.stream().map(PaymentReference::value).collect(Collectors.joining(" "));
        return new Due("C" + references.get(0).value().substring(2), last.plus(afterArrival), amount, text);
    }

    private Satang amount(Filed f) {
        return amounts.computeIfAbsent(f.sha256(), same -> reckoned(f));
    }

    private Satang reckoned(Filed f) {
        Satang amount = f.document().orElseThrow().total();
        String payer = f.document().get().header().payer().registeredName();
        for (Act shorter : script.of(Deed.CREDIT_SHORT, f.box().profile(), payer)) {
            amount = amount.minus(shorter.amount());
        }
        return amount;
    }

    private static List<Filed> files(List<Filed> all, ProfileId profile, String payer) {
        return all.stream()
                .filter(f -> f.box().profile().equals(profile) && f.isOf(f.box(), payer))
                .toList();
    }
}
