package org.songtor.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.songtor.books.Account;
import org.songtor.books.Account.Side;
import org.songtor.model.Catalogue;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.port.Books;
import org.songtor.port.Books.Balance;
import org.songtor.port.Books.Difference;
import org.songtor.port.Books.MemberBalance;
import org.songtor.port.Books.Months;
import org.songtor.port.Viewer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code balance}: where every satang of a fund stands, and whether the books say what everything else says. */
@Command(
        name = "balance",
        description = "Where the money stands, by fund, scheme and account, and whether the books are right.",
        mixinStandardHelpOptions = true,
        subcommands = {BalanceCommand.Check.class, BalanceCommand.Show.class})
final class BalanceCommand implements Runnable {
    private static final Viewer OPERATOR = new Viewer("operator", Set.of(), true);
    private static final int MOST_TOLD = 1000;
    private static final int AT_ONCE = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say check or show.");
    }

    @Command(
            name = "check",
            description =
                    "Reckons all balances again from lines, files, answers and held entries; 1 and what differs, where anything does.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--fund", paramLabel = "FUND", description = "only this fund; default all")
        private @Nullable String fund;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            AtomicLong differences = new AtomicLong();
            try (Office office = Office.open()) {
                long lines = office.the(Books.class)
                        .check(Optional.ofNullable(fund).map(FundId::of), one -> {
                            if (differences.incrementAndGet() <= MOST_TOLD) {
                                out.println(text(one));
                            }
                        });
                out.printf(Locale.ROOT, "%,d lines, %,d differences%n", lines, differences.get());
            }
            return differences.get() == 0 ? Main.OK : Main.FAILED;
        }

        private static String text(Difference one) {
            return String.join(
                    "\t",
                    one.kind().name(),
                    one.fund().map(FundId::value).orElse("-"),
                    one.where(),
                    "books: " + one.books(),
                    "is: " + one.evidence());
        }
    }

    @Command(
            name = "show",
            description = "The fund's accounts in baht; what came in is what went out and what is open.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private FundOption fund = new FundOption();

        @Option(names = "--members", description = "each member's, such as what is held for one; nobody is named")
        private boolean members;

        @Option(names = "--period", paramLabel = "PERIOD", description = "only this contribution period: 2569-11")
        private @Nullable String period;

        @Override
        public Integer call() {
            Months months = months();
            try (Office office = Office.open()) {
                FundId id = fund.in(office.the(Catalogue.class)).id();
                Books books = office.the(Books.class);
                if (members) {
                    printMembers(books, id, months);
                } else {
                    print(books.balances(OPERATOR, id, months));
                }
            }
            return Main.OK;
        }

        private Months months() {
            try {
                return period == null ? Months.ALL : Months.of(Period.of(period));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
            }
        }

        /** A page at a time: a fund may have a million members. */
        private void printMembers(Books books, FundId fund, Months months) {
            PrintWriter out = spec.commandLine().getOut();
            List<MemberBalance> page = books.members(OPERATOR, fund, months, 0, AT_ONCE);
            for (int from = AT_ONCE; !page.isEmpty(); from += AT_ONCE) {
                page.forEach(m -> out.printf(
                        Locale.ROOT,
                        "%-10s %-14s %-12s %-14s %,18.2f บาท%n",
                        m.memberNo().orElse(""),
                        m.person(),
                        m.scheme(),
                        m.account(),
                        baht(m.satang())));
                page = books.members(OPERATOR, fund, months, from, AT_ONCE);
            }
        }

        private void print(List<Balance> balances) {
            PrintWriter out = spec.commandLine().getOut();
            balances.forEach(b -> out.printf(
                    Locale.ROOT,
                    "%-12s %-14s %8d %,18.2f บาท%n",
                    b.scheme(),
                    b.account(),
                    b.lines(),
                    baht(b.satang())));
            out.printf(
                    Locale.ROOT,
                    "in %,.2f = out %,.2f + open %,.2f + passing %,.2f บาท%n",
                    baht(Satang.ZERO.minus(sum(balances, Side.IN))),
                    baht(sum(balances, Side.OUT)),
                    baht(sum(balances, Side.OPEN)),
                    baht(sum(balances, Side.PASSING)));
        }

        private static java.math.BigDecimal baht(Satang satang) {
            return java.math.BigDecimal.valueOf(satang.value(), 2);
        }

        private static Satang sum(List<Balance> balances, Side side) {
            Predicate<Account> on = account -> account.side() == side;
            return balances.stream()
                    .filter(b -> on.test(b.account()))
                    .map(Balance::satang)
                    .reduce(Satang.ZERO, Satang::plus);
        }
    }
}
