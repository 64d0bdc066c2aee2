package org.songtor.simulate;

import java.util.List;

/**
 * Which faults a history has and how often: each kind is left out of about half of all histories, so that one kind does not hide
 * another.
 *
 * @param until from this moment on nothing fails any more
 * @param crash of 100,000 calls of a node to its store, so many end the node; likewise {@code storeFails} and {@code stall}
 * @param longStall of 100 stalls, so many outlast a lease
 * @param ringLost of 100 rings; likewise {@code ringTwice} and {@code ringLate}
 * @param net of 100 calls to an agency, so many fail in some way
 * @param refused of 100 puts, so many are refused clearly
 * @param mangled of 100 puts, so many leave other bytes under the name
 * @param answers of 100 answers, so many are late, twice, wrong or never
 * @param verdicts of 100 lines, so many are not simply booked
 * @param money of 100 payments, so many are short, over, in parts, shared or never
 */
record Faults(
        long until,
        int crash,
        int storeFails,
        int stall,
        int longStall,
        int ringLost,
        int ringTwice,
        int ringLate,
        int net,
        int refused,
        int mangled,
        int answers,
        int verdicts,
        int money) {

    static Faults of(Dice dice) {
        return new Faults(
                dice.between(Time.MINUTE, 90 * Time.MINUTE),
                some(dice, List.of(500, 2_000, 6_000)),
                some(dice, List.of(500, 3_000, 10_000)),
                some(dice, List.of(500, 2_000, 8_000)),
                dice.between(5, 60) > 30 ? 40 : 10,
                some(dice, List.of(5, 30, 90)),
                some(dice, List.of(5, 30, 60)),
                some(dice, List.of(5, 30, 60)),
                some(dice, List.of(5, 20, 60)),
                some(dice, List.of(1, 5)),
                some(dice, List.of(1, 5)),
                some(dice, List.of(10, 30, 70)),
                some(dice, List.of(5, 20)),
                some(dice, List.of(10, 40)));
    }

    /** Nothing ever fails. */
    static Faults none() {
        return new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private static int some(Dice dice, List<Integer> strengths) {
        return dice.inHundred(50) ? dice.one(strengths) : 0;
    }
}
