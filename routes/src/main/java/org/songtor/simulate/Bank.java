package org.songtor.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.answer.Source;
import org.songtor.model.AgencyCode;
import org.songtor.model.PaymentReference;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.Statement;

/** An agency's collection account: what funds paid into it, truly, and the statements that say so. */
final class Bank {
    private final World world;
    private final AgencyCode agency;
    private final Box box;
    private final TinyStatement form = new TinyStatement();
    private final List<Statement.Credit> credits = new ArrayList<>();
    private final Map<PaymentReference, Satang> owed = new LinkedHashMap<>();
    private final Map<String, Set<PaymentReference>> names = new HashMap<>();
    private int number;

    private Tables.@Nullable File shares;

    Bank(World world, AgencyCode agency) {
        this.world = world;
        this.agency = agency;
        this.box = new Box(world, new Source.Statements(agency, TinyStatement.NAME), false);
    }

    static Bank of(World world, ProfileId profile) {
        return Objects.requireNonNull(world.banks.get(profile.agency()));
    }

    /** Every payment that was made, whether a statement said so yet or not. */
    List<Statement.Credit> credits() {
        return credits;
    }

    /** Totals of all files that ask for money into this account. */
    Map<PaymentReference, Satang> owed() {
        return owed;
    }

    /** The fund can read what it owes, and pays some day. */
    void frozen(Tables.File file) {
        Satang total = file.lines.stream().map(line -> line.sent.amount()).reduce(Satang.ZERO, Satang::plus);
        owed.put(file.reference, total);
        long when = world.time.now() + world.dice.spread(Time.SECOND, Time.DAY);
        String text = "pay " + file.reference;
        if (!world.dice.inHundred(world.faults.money())) {
            pay(when, total, text);
            return;
        }
        Satang baht = Satang.ofBaht(1);
        switch (world.dice.below(6)) {
            case 0 -> pay(when, total.plus(baht), text);
            case 1 -> pay(when, total.minus(baht), text);
            case 2 -> world.story.tell(agency.value(), () -> "nobody will pay " + file.reference);
            case 3 -> {
                pay(when, baht, text);
                pay(when + world.dice.spread(0, 4 * Time.DAY), total.minus(baht), text);
            }
            case 4 -> {
                pay(when, total, text);
                pay(when + world.dice.spread(0, Time.DAY), baht, "from a stranger");
            }
            default -> share(when, file, total);
        }
    }

    /** Two files in one payment, where a second one comes. */
    private void share(long when, Tables.File file, Satang total) {
        Tables.File other = shares;
        if (other == null) {
            shares = file;
            return;
        }
        shares = null;
        Satang both = total.plus(Objects.requireNonNull(owed.get(other.reference)));
        pay(when, both, "for " + other.reference + " and " + file.reference);
    }

    private void pay(long when, Satang amount, String text) {
        world.at(when, () -> {
            String entry = agency + "-" + (credits.size() + 1);
            credits.add(new Statement.Credit(entry, Setting.TODAY, amount, text));
            names.put(entry, PaymentReference.findAll(text));
            world.story.tell(agency.value(), () -> "has " + amount + ", " + text);
            int last = credits.size();
            int first = world.dice.inHundred(40) ? 0 : last - 1;
            state(world.time.now() + world.dice.spread(1, 8 * Time.HOUR), List.copyOf(credits.subList(first, last)));
        });
    }

    private void state(long when, List<Statement.Credit> said) {
        if (world.dice.inHundred(world.faults.answers())) {
            Statement.Credit first = said.get(0);
            List<Statement.Credit> changed = new ArrayList<>(said);
            changed.set(
                    0,
                    new Statement.Credit(
                            first.entryReference(),
                            first.bookedOn(),
                            first.amount().plus(Satang.of(1)),
                            first.text()));
            switch (world.dice.below(4)) {
                case 0 -> lay(when, statement(said, Setting.account(agency)), true);
                case 1 -> lay(when, statement(said, Setting.account(agency)), false);
                case 2 -> lay(when, statement(said, "9999999999"), true);
                default -> {
                    if (world.tables.byEntry.containsKey(first.entryReference())) {
                        lay(when, statement(changed, Setting.account(agency)), true);
                    }
                }
            }
        }
        lay(when + world.dice.spread(0, Time.HOUR), statement(said, Setting.account(agency)), true);
    }

    private Statement statement(List<Statement.Credit> said, String account) {
        number++;
        Satang sum = said.stream().map(Statement.Credit::amount).reduce(Satang.ZERO, Satang::plus);
        return new Statement(agency + "-s" + number, account, Setting.TODAY, Satang.ZERO, sum, said);
    }

    private void lay(long when, Statement statement, boolean signed) {
        byte[] content = form.write(statement);
        byte[] signature = world.signer.sign(signed ? Setting.agency(agency) : Setting.GATEWAY, content);
        world.at(when, () -> box.put(new Box.Letter(form.fileName(statement), content, signature, Setting.STRANGE)));
    }

    /** All payments that name a file, and what else those payments name, as one sum; and what the files owe together. */
    Standing standing(PaymentReference reference) {
        Set<PaymentReference> group = new java.util.TreeSet<>(java.util.Comparator.comparing(PaymentReference::value));
        group.add(reference);
        Satang paid = Satang.ZERO;
        int before = 0;
        while (before != group.size()) {
            before = group.size();
            paid = Satang.ZERO;
            for (Statement.Credit credit : credits) {
                Set<PaymentReference> named = Objects.requireNonNull(names.get(credit.entryReference()));
                if (named.stream().anyMatch(group::contains)) {
                    group.addAll(named);
                    paid = paid.plus(credit.amount());
                }
            }
        }
        Satang asked =
                group.stream().map(one -> owed.getOrDefault(one, Satang.ZERO)).reduce(Satang.ZERO, Satang::plus);
        return new Standing(paid, asked);
    }

    record Standing(Satang paid, Satang asked) {}
}
