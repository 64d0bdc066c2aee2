package org.songtor.simulate;

import java.util.ArrayList;
import java.util.List;
import org.songtor.answer.Source;
import org.songtor.model.PaymentReference;

/** What an agency or bank lays out to be fetched; it is looked at from the moment something lies in it until it is empty. */
final class Box {
    private static final long POLL = 5 * Time.SECOND;
    /** About two days of asking every hour. */
    private static final int MOST_ROUNDS = 60;

    private final World world;
    private final Source source;
    private final boolean asked;
    private final List<Letter> letters = new ArrayList<>();
    private final Mail mail;
    private boolean watched;
    private int rounds;

    /** @param about the file, where it is about one */
    record Letter(String name, byte[] content, byte[] signature, PaymentReference about) {}

    /** @param asked whether the gateway asks file by file and nothing is taken away, instead of emptying it */
    Box(World world, Source source, boolean asked) {
        this.world = world;
        this.source = source;
        this.asked = asked;
        this.mail = world.parts.mail(world, this);
    }

    Source source() {
        return source;
    }

    boolean asked() {
        return asked;
    }

    List<Letter> letters() {
        return letters;
    }

    void put(Letter letter) {
        letters.add(letter);
        rounds = 0;
        world.story.tell(source.toString(), () -> "lays out " + letter.name());
        watch();
    }

    /** People let go what they held: answers that nobody was to ask for are asked for again. */
    void again() {
        rounds = 0;
        watch();
    }

    private void watch() {
        if (!watched && !letters.isEmpty()) {
            watched = true;
            world.at(world.time.now() + world.dice.between(1, POLL), () -> watch(POLL));
        }
    }

    private void watch(long pause) {
        if (asked) {
            rounds++;
            letters.removeIf(letter -> !wanted(letter));
        }
        if (letters.isEmpty() || rounds > MOST_ROUNDS) {
            watched = false;
            return;
        }
        mail.round();
        world.at(world.time.now() + pause, () -> watch(Math.min(pause * 2, Time.HOUR)));
    }

    /** Until the file has an answer; nobody asks for another. */
    private boolean wanted(Letter letter) {
        Tables.File file = world.tables.byReference.get(letter.about());
        return file != null && file.answeredAt == Tables.NEVER;
    }
}
