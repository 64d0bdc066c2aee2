package org.songtor.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each protection is switched off once; the simulator sees it within so many seeds, and says what broke. */
class ProtectionsTest {
    static Stream<Arguments> protections() {
        return Stream.of(
                arguments(new Protections.SendsWithoutAsking(), 500, "was sent again although"),
                arguments(new Protections.SendsBeforeNoting(), 20, "left before it was noted"),
                arguments(
                        new Protections.TakesAnErrorForSuccess(),
                        200,
                        "never had these bytes|went from SIGNED to DELIVERED"),
                arguments(new Protections.BelievesWhatItSent(), 1000, "never had these bytes"),
                arguments(
                        new Protections.WithoutFencing(),
                        2000,
                        "delivered twice at once|sent twice to an inbox|was sent again although|leaves though another"),
                arguments(new Protections.WithoutLease(), 200, "delivered twice at once"),
                arguments(new Protections.RingsOnce(), 100, "it does not end"),
                arguments(new Protections.OutboxRowApart(), 500, "it does not end|waits for ever"),
                arguments(new Protections.LastSignatureWins(), 2000, "another signature"),
                arguments(new Protections.LineInManyFiles(), 2000, "live files"),
                arguments(new Protections.BatchTakenTwice(), 200, "is kept 2 times|got receipts"),
                arguments(new Protections.AnswerAppliedTwice(), 500, "more than were given"),
                arguments(new Protections.TakesAnyAnswerForAYes(), 500, "is called accepted, and"),
                arguments(new Protections.CreditCountedTwice(), 500, "FILE_OVER"),
                arguments(
                        new Protections.AnswerTakenAwayFirst(),
                        500,
                        "nothing of it is here|NEVER_PAID|FILE_SHORT|is not kept as the bank has it"),
                arguments(new Protections.LetsHeldFilesGo(), 2000, "leaves while"),
                arguments(new Protections.OnePersonSendsAgain(), 500, "alone had"),
                arguments(new Protections.GivesUpInSilence(), 500, "waits for ever"),
                arguments(new Protections.LeavesTogetherUnnoted(), 200, "left before it was noted"),
                arguments(
                        new Protections.TogetherWithoutFencing(),
                        5000,
                        "delivered twice at once|sent twice to an inbox|was sent again although|leaves while|leaves though another|from DELIVERED to SENT"),
                arguments(new Protections.TakesHeldFilesAlong(), 20_000, "leaves while"),
                arguments(
                        new Protections.TakesTriedFilesAlong(), 2000, "was sent again although|sent twice to an inbox"),
                arguments(new Protections.TakesSilenceForNothing(), 2000, "is called not sent"),
                arguments(new Protections.GoesOnAfterLosingItsWork(), 5000, "leaves though another took it"),
                arguments(new Protections.PutsOnceMore(), 500, "left twice in one attempt"),
                arguments(new Protections.SendsAgainUnderTheSameNumber(), 5000, "the broker dropped it"),
                arguments(new Protections.HoldsOnToWhatFailed(), 2000, "is held on to by"));
    }

    /** One that nobody tries guards nothing. */
    @Test
    void every_protection_is_switched_off_here() {
        assertThat(protections().map(one -> one.get()[0].getClass().getName()))
                .containsExactlyInAnyOrder(Stream.of(Protections.class.getDeclaredClasses())
                        .filter(Parts.class::isAssignableFrom)
                        .map(Class::getName)
                        .toArray(String[]::new));
    }

    /** Nobody dies or stands still, but the database forgets who is alive while files take long. */
    @Test
    void a_living_node_that_goes_on_with_what_others_took_is_noticed() {
        Faults faults = new Faults(30 * Time.MINUTE, 0, 3_000, 0, 0, 0, 0, 0, 60, 0, 0, 0, 0, 0);
        Parts parts = new Protections.GoesOnAfterLosingItsWork();
        assertThat(LongStream.rangeClosed(1, 1_000)
                        .mapToObj(seed -> History.of(seed, faults, parts).broken())
                        .flatMap(Optional::stream))
                .isNotEmpty()
                .allSatisfy(broken -> assertThat(broken).hasMessageContaining("leaves though another took it"));
    }

    @ParameterizedTest
    @MethodSource("protections")
    void a_missing_protection_is_noticed(Parts parts, int seeds, String words) {
        for (long seed = 1; seed <= seeds; seed++) {
            History.Result result = History.of(seed, parts, false);
            if (result.broken().isPresent()) {
                assertThat(result.broken().get().getMessage()).containsPattern(words);
                return;
            }
        }
        assertThat(seeds)
                .as("%s was not noticed", parts.getClass().getSimpleName())
                .isZero();
    }
}
