package org.songtor.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.model.Satang;

/** The bank of the year: what is on the way to the account, and the statements that tell of it. */
final class YearsBank {
    final List<Paid> credits = new ArrayList<>();
    /** What it took in with the fees it kept: counted where it happens. */
    long banked;

    private final Dice dice;
    private final List<Paid> onTheWay = new ArrayList<>();

    YearsBank(Dice dice) {
        this.dice = dice;
    }

    /** @param before the file sent before this one, or this one where it is the first */
    void pay(Sent file, Sent before, LocalDate today) {
        long total = file.satang();
        String whole = file.reference.value();
        int drawn = dice.below(100);
        if (drawn < 74) {
            credit(today, total, dice.chance(5) ? 1_000 : 0, whole, file);
        } else if (drawn < 80) {
            credit(today, total, 0, "ST" + Damage.edited(whole.substring(2), 'x', 1 + dice.below(10)), file);
        } else if (drawn < 83) {
            credit(today, total, 0, "ST" + Damage.edited(whole.substring(2), '>', 1 + dice.below(4)), file);
        } else if (drawn < 86) {
            credit(today, total, 0, "CASH AT THE COUNTER", file);
        } else if (drawn < 89) {
            credit(today, total / 3, 0, whole, file);
            credit(
                    today,
                    total - total / 3,
                    0,
                    dice.chance(50) ? whole : "ST" + Damage.edited(whole.substring(2), 's', 3),
                    file);
        } else if (drawn < 92) {
            List<Paid> alone = onTheWay.stream()
                    .filter(paid -> paid.truth.contains(before.reference))
                    .toList();
            if (before != file
                    && before.fund == file.fund
                    && alone.size() == 1
                    && alone.get(0).facts.amount().value() == before.satang()) {
                onTheWay.removeAll(alone);
                credit(today, total + before.satang(), 0, whole + " " + before.reference, file, before);
            } else {
                credit(today, total, 0, whole, file);
            }
        } else {
            file.plant();
            if (drawn < 94) {
                // Not what agencies book too little: accepted, just that would be due.
                credit(today, total - 15, 0, whole, file);
            } else if (drawn < 96) {
                credit(today, total + 100, 0, whole, file);
            } else if (drawn < 98) {
                credit(today, total, 0, whole, file);
                credit(today, total, 0, whole, file);
            }
        }
    }

    private void credit(LocalDate today, long satang, long fee, String text, Sent... real) {
        boolean onTop = dice.chance(50);
        onTheWay.add(new Paid(
                new CreditFacts(
                        0, Satang.of(onTop ? satang : satang - fee), Satang.of(fee), today, text, Set.of(), false),
                Arrays.stream(real).map(file -> file.reference).collect(Collectors.toSet())));
    }

    /** A part of what is on the way, and strangers' money. */
    void statement(LocalDate today, int percent) {
        for (int i = 0; i < 4; i++) {
            credit(today, 5_000L * (1 + dice.below(200)), 0, "SALE 08%08d".formatted(dice.below(100_000_000)));
        }
        Collections.shuffle(onTheWay, dice.random());
        List<Paid> come = onTheWay.subList(0, onTheWay.size() * percent / 100);
        for (Paid paid : come) {
            CreditFacts facts = paid.facts;
            banked += facts.paid().value();
            credits.add(new Paid(
                    new CreditFacts(
                            credits.size() + 1L, facts.amount(), facts.fee(), today, facts.text(), Set.of(), false),
                    paid.truth));
        }
        come.clear();
    }
}
