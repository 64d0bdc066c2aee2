package org.songtor.crash;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.songtor.bench.People;
import org.songtor.checker.Observed.Sent;
import org.songtor.checker.Observed.SentLine;
import org.songtor.fault.Lane.Door;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;

/** A batch of people who do not exist, made of a seed, and how it is handed in. */
record Batch(FundId fund, Door door, String name, byte[] bytes, List<Satang> amounts, String agency) {
    /** As many as a fund's roster holds; each is in one batch of a month. */
    static final int PEOPLE = 480;

    /** So many months from January 2567 on are long enough ago, and under rules of today. */
    static final int MONTHS = 30;

    private static final YearMonth FIRST = YearMonth.of(2024, 1);

    /**
     * @param month which of the house's months, from 0
     * @param from the first person's number
     */
    static Batch of(FundId fund, Goods goods, Door door, String name, int month, int from, int lines, Random random) {
        Period period = new Period(FIRST.plusMonths(month));
        List<Satang> amounts = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            Satang amount = goods.exactly().orElse(Satang.of(20_000 + 100L * random.nextInt(150)));
            amounts.add(amount);
            PersonName person = People.name(from + i);
            rows.append("%s,%s,%s,%s,%s,%s,\n"
                    .formatted(
                            People.person(from + i).value(),
                            person.title(),
                            person.first(),
                            person.last(),
                            goods.scheme(),
                            amount.toBaht()));
        }
        Satang total = amounts.stream().reduce(Satang.ZERO, Satang::plus);
        String text = "songtor-batch,1\nfund,%s\nperiod,%s\ncount,%d\ntotal,%s\n\n"
                        .formatted(fund, period, lines, total.toBaht())
                + "national_id,title,first_name,last_name,scheme,amount,wages\n" + rows;
        return new Batch(
                fund,
                door,
                name,
                text.getBytes(StandardCharsets.UTF_8),
                List.copyOf(amounts),
                goods.profile().agency().value());
    }

    String sha256() {
        return Sha256.of(bytes).hex();
    }

    /** Every line should end settled: nothing is wrong with any of them, and the agencies book what they get. */
    Sent sent() {
        List<SentLine> lines = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            lines.add(new SentLine(i + 1, agency, amounts.get(i).value(), Optional.of(Label.SETTLED)));
        }
        return new Sent(fund.value(), door.name().toLowerCase(java.util.Locale.ROOT), name, sha256(), lines);
    }
}
