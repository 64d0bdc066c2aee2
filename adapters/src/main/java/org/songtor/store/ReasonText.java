package org.songtor.store;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.songtor.match.Reason;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/** Reasons of candidates as the table keeps them: the reason's name and its parts, a bar between; sets with commas. */
final class ReasonText {
    /** Of an amount that was sent and is not open any more. */
    private static final String AS_SENT = "SENT";

    private ReasonText() {}

    static String of(Reason reason) {
        if (reason instanceof Reason.SimilarReference similar) {
            return text(reason, similar.reference(), similar.written(), similar.differs(), similar.missing());
        } else if (reason instanceof Reason.SameAmount same) {
            return same.asSent()
                    ? text(reason, same.open().value(), AS_SENT)
                    : text(reason, same.open().value());
        } else if (reason instanceof Reason.FeeExplains fee) {
            return text(reason, fee.open().value(), fee.fee().value());
        } else if (reason instanceof Reason.SumOfFiles sum) {
            return text(reason, sum.open().value(), sum.files());
        } else if (reason instanceof Reason.PartOfFile part) {
            return text(reason, part.rest().value(), set(part.with()));
        } else if (reason instanceof Reason.FundInText fund) {
            return text(reason, fund.name());
        } else if (reason instanceof Reason.NearInDays near) {
            return text(reason, near.days());
        } else if (reason instanceof Reason.PaidAlready paid) {
            return text(reason, paid.total().value());
        } else if (reason instanceof Reason.PaidByRepair paid) {
            return text(reason, paid.total().value());
        } else if (reason instanceof Reason.SentAgain again) {
            return text(reason, again.amount().value());
        } else if (reason instanceof Reason.AmountLeft left) {
            return text(reason, left.amount().value());
        } else if (reason instanceof Reason.NumberInText number) {
            return text(reason, number.number());
        } else if (reason instanceof Reason.LeftAfterDays after) {
            return text(reason, after.days());
        }
        return text(reason, set(((Reason.AlsoClaimedBy) reason).credits()));
    }

    /** @throws IllegalArgumentException for what {@link #of} did not write */
    static Reason read(String text) {
        String[] part = text.split("\\|", -1);
        return switch (part[0]) {
            case "SIMILAR_REFERENCE" ->
                new Reason.SimilarReference(
                        PaymentReference.of(part[1]), part[2], Integer.parseInt(part[3]), Integer.parseInt(part[4]));
            case "SAME_AMOUNT" -> new Reason.SameAmount(money(part[1]), part.length > 2 && part[2].equals(AS_SENT));
            case "FEE_EXPLAINS" -> new Reason.FeeExplains(money(part[1]), money(part[2]));
            case "SUM_OF_FILES" -> new Reason.SumOfFiles(money(part[1]), Integer.parseInt(part[2]));
            case "PART_OF_FILE" -> new Reason.PartOfFile(money(part[1]), set(part[2]));
            case "FUND_IN_TEXT" -> new Reason.FundInText(part[1]);
            case "NEAR_IN_DAYS" -> new Reason.NearInDays(Integer.parseInt(part[1]));
            case "PAID_ALREADY" -> new Reason.PaidAlready(money(part[1]));
            case "PAID_BY_REPAIR" -> new Reason.PaidByRepair(money(part[1]));
            case "SENT_AGAIN" -> new Reason.SentAgain(money(part[1]));
            case "AMOUNT_LEFT" -> new Reason.AmountLeft(money(part[1]));
            case "NUMBER_IN_TEXT" -> new Reason.NumberInText(part[1]);
            case "LEFT_AFTER_DAYS" -> new Reason.LeftAfterDays(Integer.parseInt(part[1]));
            case "ALSO_CLAIMED_BY" -> new Reason.AlsoClaimedBy(set(part[1]));
            default -> throw new IllegalArgumentException("no reason: " + part[0]);
        };
    }

    /** A fund's name may hold a bar, which no reason needs. */
    private static String text(Reason reason, Object... parts) {
        return reason.code()
                + Arrays.stream(parts)
                        .map(part -> "|" + part.toString().replace('|', ' '))
                        .collect(Collectors.joining());
    }

    private static String set(Set<Long> credits) {
        return credits.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Set<Long> set(String text) {
        return List.of(text.split(",")).stream()
                .filter(one -> !one.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private static Satang money(String satang) {
        return Satang.of(Long.parseLong(satang));
    }
}
