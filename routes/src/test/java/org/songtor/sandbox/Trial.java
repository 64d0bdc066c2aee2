package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.ProfileId;
import org.songtor.sandbox.Town.Sent;

/** One misbehaviour from the order to the end of its file. */
final class Trial {
    private final Town town;
    private final Misdeed misdeed;
    private final int member;
    private final ProfileId profile;

    Trial(Town town, Misdeed misdeed, int member) {
        this.town = town;
        this.misdeed = misdeed;
        this.member = member;
        this.profile = misdeed.lane().profile;
    }

    void run() throws Exception {
        int rejected = town.rejected(profile.agency().value());
        town.sandbox.misbehave(misdeed.what(), profile.agency(), misdeed.profile(), misdeed.times(), misdeed.delay());
        Sent sent = town.send(member, misdeed.lane().scheme, misdeed.lane().amount);
        town.await(() -> !town.attempts(sent).isEmpty());
        assertThat(town.attempts(sent).get(0).outcome())
                .as("first attempt: %s", town.attempts(sent).get(0).detail())
                .isEqualTo(misdeed.first());
        AtomicReference<Town.Shown> seen = new AtomicReference<>(town.shown(sent));
        town.await(() -> {
            seen.set(town.shown(sent));
            return seen.get().state() == misdeed.meanwhile();
        });
        assertThat(seen.get().word()).isEqualTo(word());
        if (misdeed.wrong().isPresent()) {
            Label label = misdeed.wrong().get();
            if (label == Label.ARRIVAL_REJECTED) {
                town.await(() -> town.rejected(profile.agency().value()) == rejected + 1);
            } else {
                town.awaitLabel(sent, label);
            }
        }
        if (misdeed.what() == Misbehaviour.ANSWER_OUT_OF_ORDER) {
            overtake(sent);
        }
        town.sandbox.calm(profile.agency());
        if (misdeed.end() == Label.ARRIVAL_REJECTED) {
            assertThat(town.answers(sent)).isEmpty();
        } else {
            town.awaitLabel(sent, misdeed.end());
        }
        inTheBooks(sent);
    }

    /** Which of the agency's events gave out its answer. In which order the gateway then finds the two is its own business. */
    private int answered(Sent sent) throws Exception {
        List<String> events = town.rows(profile, "events.csv");
        for (int n = 0; n < events.size(); n++) {
            if (events.get(n).endsWith(",answered,to " + sent.name())) {
                return n;
            }
        }
        throw new AssertionError("no answer to " + sent.name() + " in " + events);
    }

    private void overtake(Sent first) throws Exception {
        Sent second = town.send(member + 1, misdeed.lane().scheme, misdeed.lane().amount);
        town.await(() -> !town.answers(first).isEmpty() && !town.answers(second).isEmpty());
        // By SOAP an answer is fetched file by file, in whichever order the gateway asks.
        if (misdeed.lane() != Misdeed.Lane.SOAP) {
            assertThat(answered(second)).as("given out before the first one's").isLessThan(answered(first));
        }
        town.awaitLabel(second, Label.SETTLED);
    }

    /** One line was sent: the agency has it once, or, where nothing whole ever arrived, not at all. */
    private void inTheBooks(Sent sent) throws Exception {
        boolean arrived = misdeed.end() != Label.UNDELIVERED;
        List<String> once = List.of(sent.reference() + "-1," + misdeed.lane().amount + ",booked");
        assertThat(town.booked(profile, sent)).isEqualTo(arrived ? once : List.of());
        if (misdeed.end() == Label.SETTLED) {
            assertThat(town.answers(sent)).hasSize(1);
        }
    }

    /** Of a file that the other side refused the page says that, and not that nobody knows. */
    private String word() {
        boolean refused = misdeed.meanwhile() == FileState.UNDELIVERABLE
                && misdeed.first().equals("REFUSED");
        return ResourceBundle.getBundle("messages", java.util.Locale.ROOT)
                .getString("file." + misdeed.meanwhile() + (refused ? ".refused" : ""));
    }
}
