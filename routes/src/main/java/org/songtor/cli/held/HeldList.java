package org.songtor.cli.held;

import java.time.MonthDay;
import java.util.List;
import java.util.stream.Stream;
import org.songtor.held.HeldWindows;
import org.songtor.model.Satang;
import org.songtor.port.HeldViews;
import org.songtor.port.HeldViews.FundBalance;
import org.songtor.port.HeldViews.MemberBalance;
import org.songtor.port.HeldViews.MonthBalance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code held list}: what is held by scheme and month, and the orders about it. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "What is held, by scheme and month; what of it waits for an order (tied) and what goes by itself (free).",
            "Then the orders that wait for people, and the last that were sent back or lapsed."
        })
final class HeldList extends AtTrust {
    private static final int MOST = 10_000;

    @Option(names = "--members", description = "also each member's part, most money first")
    private boolean members;

    @Override
    void at(Trust trust) {
        HeldViews views = trust.office().the(HeldViews.class);
        HeldWindows windows = trust.office().the(HeldWindows.class);
        for (FundBalance of : views.balances(trust.viewer())) {
            trust.out().println(line(of, windows));
            views.months(trust.viewer(), of.fund()).stream()
                    .filter(m -> m.scheme().equals(of.scheme()))
                    .forEach(m -> trust.out().println(line(of, m)));
            if (members) {
                views.members(trust.viewer(), of.fund(), of.scheme(), 0, MOST)
                        .forEach(m -> trust.out().println(line(of, m)));
            }
        }
        trust.funds().stream()
                .flatMap(f -> Stream.of(trust.store().open(f), trust.store().notDone(f)))
                .flatMap(List::stream)
                .forEach(order -> trust.out().println(OrderText.line(order)));
    }

    private static String line(FundBalance of, HeldWindows windows) {
        return String.join(
                "\t",
                "held",
                of.fund().value(),
                of.scheme().value(),
                sums(of.held(), of.free(), of.tied()),
                of.members() + " members",
                windows.of(of.fund(), of.scheme())
                        .map(w -> "goes " + day(w.from()) + " to " + day(w.until()))
                        .orElse("goes by hand only"));
    }

    /** Without the two hyphens for the year. */
    private static String day(MonthDay day) {
        return day.toString().substring(2);
    }

    private static String line(FundBalance of, MonthBalance month) {
        return String.join(
                "\t",
                "month",
                of.fund().value(),
                of.scheme().value(),
                month.period().toString(),
                sums(month.held(), month.free(), month.tied()),
                month.lines() + " lines");
    }

    private static String line(FundBalance of, MemberBalance member) {
        return String.join(
                "\t",
                "member",
                of.fund().value(),
                of.scheme().value(),
                member.memberNo().orElse("-"),
                member.person(),
                member.name(),
                sums(member.held(), member.free(), member.tied()));
    }

    private static String sums(Satang held, Satang free, Satang tied) {
        return held.toBaht() + "\tfree " + free.toBaht() + "\ttied " + tied.toBaht();
    }
}
