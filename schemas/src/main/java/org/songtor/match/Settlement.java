package org.songtor.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;

/**
 * Whether the bank has the money for a file. Files that one credit names together are one sum: their totals against all
 * credits that name any of them, each credit once. So two files may be paid at once, and one file in two parts.
 *
 * <p>Where people accepted other amounts than were sent, just those are due. Whoever paid the file's total before the agency's answer paid enough: what is less in
 * the agency's books is held for the members. What was sent is not enough where the agency's amount is more.
 *
 * <p>What the bank took back of it is not there any more, whatever that leaves: an entry that left the account and names one of the files, or a credit of theirs, each
 * once. It is the same money as what people said was paid back, where they did, so the larger of both counts; but what the bank had taken when they said so was off
 * already, and is other money.
 *
 * <p>What people gave back, sent again or merged is asked for no longer in the file where it was: without it the sum is exact. Where it was paid as well, before the
 * answer, the others' money is there all the same, and only what is left over has to be decided about ({@link #LEFT_OVER}).
 *
 * <p>Where banks kept fees, the sum is exact when either what the account gained or what was paid is what was asked for; never a mixture of both, which could
 * explain a lack by fees that have nothing to do with it.
 */
public enum Settlement {
    /** No credit names the files. */
    NONE,
    SHORT,
    EXACT,
    OVER,
    /** All that is due is there, and what is over is no more than was sent for lines that left the files since: no line's money is in doubt. */
    LEFT_OVER,
    /** People said that more was paid back, or given up, than came over. */
    CONTRADICTED;

    /** All that is due is there, and of no line's money is any doubt. */
    public boolean isThere() {
        return this == EXACT || this == LEFT_OVER;
    }

    /** More is there than is asked for. */
    public boolean isOver() {
        return this == OVER || this == LEFT_OVER;
    }

    /**
     * The money of files that are paid together, in satang.
     *
     * @param sent their totals, as sent
     * @param asked the same without lines that left ({@link LineFacts#asked()})
     * @param due what has to be paid for them, with the amounts that people accepted and without what they gave up; {@code asked} where they did neither
     * @param gained what the account gained by all credits that name any of them
     * @param fees what banks kept of it
     * @param ended what of the money that came over was paid back or given up, as people said, each time
     * @param taken what left the account again in entries that name any of them, or their credits
     */
    public record Sum(long sent, long asked, long due, long gained, long fees, List<Evidence.Ended> ended, long taken) {
        public static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, List.of(), 0);

        public Sum {
            ended = List.copyOf(ended);
        }

        /** Of both together. */
        public Sum plus(Sum other) {
            return new Sum(
                    Math.addExact(sent, other.sent),
                    Math.addExact(asked, other.asked),
                    Math.addExact(due, other.due),
                    Math.addExact(gained, other.gained),
                    Math.addExact(fees, other.fees),
                    Stream.concat(ended.stream(), other.ended.stream()).toList(),
                    Math.addExact(taken, other.taken));
        }

        /** What is over after what ended or was taken back, never more than came; below zero what is missing; zero where the sum is exact. */
        public long over() {
            long left = gained - gone();
            if (exact(left) || exact(Math.addExact(left, fees))) {
                return 0;
            }
            return left - (left > Math.max(asked, due) ? Math.max(asked, due) : due);
        }

        /** What was taken back is first what people said ended since they said so; only what was taken before that, or is more, is gone beside it. */
        private long gone() {
            long back = Math.min(taken, gained);
            long most = back;
            for (Evidence.Ended one : ended) {
                long said = 0;
                for (Evidence.Ended other : ended) {
                    said = Math.addExact(
                            said,
                            other.before().compareTo(one.before()) < 0
                                    ? 0
                                    : other.amount().value());
                }
                most = Math.max(most, Math.addExact(said, Math.min(one.before().value(), back)));
            }
            return most;
        }

        /** As if no line had left. */
        private Sum asSent() {
            return new Sum(sent, sent, due + sent - asked, gained, fees, ended, taken);
        }

        private boolean exact(long money) {
            return money == due || money == asked && asked >= due;
        }

        /** @param paid whether any credit names one of the files */
        public Settlement standing(boolean paid) {
            long over = paid ? over() : -1;
            if (over < 0 && !ended.isEmpty()) {
                return CONTRADICTED;
            }
            if (over > 0) {
                return over <= sent - asked ? LEFT_OVER : OVER;
            }
            return !paid ? NONE : over == 0 ? EXACT : SHORT;
        }

        /** What is missing; below zero what is over. Before anything was paid the payer may know nothing of other amounts. */
        public Satang open(boolean paid) {
            return Satang.of(paid ? -over() : asked);
        }

        /** What would be {@link #open} had no line left: who pays what was sent may not have heard. */
        public Satang openAsSent(boolean paid) {
            return asSent().open(paid);
        }
    }

    /** How each file of the evidence stands. */
    public static Map<PaymentReference, Settlement> of(Evidence evidence) {
        return each(evidence, Group::settlement);
    }

    /** What is missing of each file and the files it is paid with; zero where the sum is exact, below zero where it is over. */
    public static Map<PaymentReference, Satang> open(Evidence evidence) {
        return each(evidence, group -> group.sum().open(group.paid()));
    }

    /** As {@link #open}, had no line left the files. */
    public static Map<PaymentReference, Satang> openAsSent(Evidence evidence) {
        return each(evidence, group -> group.sum().openAsSent(group.paid()));
    }

    private static <T> Map<PaymentReference, T> each(Evidence evidence, Function<Group, T> one) {
        Map<PaymentReference, Set<PaymentReference>> joined = joined(evidence);
        Map<Set<PaymentReference>, Group> groups = new IdentityHashMap<>();
        for (Evidence.Credit credit : evidence.credits()) {
            credit.references().stream()
                    .findAny()
                    .ifPresent(reference ->
                            group(groups, joined, reference).credits().add(credit));
        }
        evidence.files()
                .forEach(file -> group(groups, joined, file.reference()).files().add(file));
        Map<PaymentReference, T> each = new HashMap<>();
        for (Group group : groups.values()) {
            evidence.debits().stream().filter(group::names).forEach(group.debits()::add);
            T said = one.apply(group);
            group.files().forEach(file -> each.put(file.reference(), said));
        }
        return each;
    }

    private static Group group(
            Map<Set<PaymentReference>, Group> groups,
            Map<PaymentReference, Set<PaymentReference>> joined,
            PaymentReference reference) {
        return groups.computeIfAbsent(
                Objects.requireNonNull(joined.get(reference)),
                set -> new Group(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    /** Files that are one sum, the credits that name any of them, and what was taken back of those. */
    private record Group(List<Evidence.File> files, List<Evidence.Credit> credits, List<Evidence.Debit> debits) {
        boolean names(Evidence.Debit debit) {
            return files.stream().anyMatch(file -> debit.references().contains(file.reference()))
                    || credits.stream().anyMatch(credit -> debit.credits().contains(credit.id()));
        }

        Sum sum() {
            return new Sum(
                    total(files, Evidence.File::total),
                    total(files, Evidence.File::asked),
                    total(files, Evidence.File::due),
                    total(credits, Evidence.Credit::amount),
                    total(credits, Evidence.Credit::fee),
                    files.stream().flatMap(file -> file.ended().stream()).toList(),
                    total(debits, Evidence.Debit::amount));
        }

        boolean paid() {
            return !credits.isEmpty();
        }

        Settlement settlement() {
            return sum().standing(paid());
        }
    }

    /** Every reference with all references that credits connect it to, itself among them. */
    private static Map<PaymentReference, Set<PaymentReference>> joined(Evidence evidence) {
        Map<PaymentReference, Set<PaymentReference>> groups = new HashMap<>();
        evidence.files().forEach(file -> groups.put(file.reference(), Set.of(file.reference())));
        for (Evidence.Credit credit : evidence.credits()) {
            Set<PaymentReference> joined = new HashSet<>(credit.references());
            credit.references().forEach(named -> joined.addAll(groups.getOrDefault(named, Set.of())));
            joined.forEach(reference -> groups.put(reference, joined));
        }
        return groups;
    }

    private static <T> long total(List<T> parts, Function<T, Satang> amount) {
        return parts.stream().map(amount).reduce(Satang.ZERO, Satang::plus).value();
    }
}
