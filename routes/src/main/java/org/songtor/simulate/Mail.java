package org.songtor.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.songtor.answer.Source;
import org.songtor.model.FileId;
import org.songtor.port.AnswerStore.Arrived;
import org.songtor.port.FileStore;

/** Fetches what lies in a box as the answers' routes do: read, hand to the desk, and only then take it away. */
class Mail {
    /** Of files in a history there are far fewer. */
    private static final int ALL = 1_000;

    private final World world;
    private final Box box;

    Mail(World world, Box box) {
        this.world = world;
        this.box = box;
    }

    /** Some nodes look into the box; sometimes two at once. */
    void round() {
        List<Node> up = world.up();
        if (up.isEmpty()) {
            return;
        }
        look(world.dice.one(up));
        if (world.faulty() && world.dice.inHundred(30)) {
            look(world.dice.one(up));
        }
    }

    private void look(Node node) {
        if (box.asked()) {
            world.at(world.time.now() + 1, node, () -> askForEach(node));
            return;
        }
        List<Box.Letter> letters = new ArrayList<>(box.letters());
        while (!letters.isEmpty()) {
            Box.Letter letter = letters.remove(world.dice.below(letters.size()));
            call(node, "fetch " + letter.name(), letter, () -> take(node, letter));
        }
    }

    private void askForEach(Node node) {
        Source.Answers source = (Source.Answers) box.source();
        for (FileStore.Awaiting awaiting : node.files().awaiting(source.profile(), new FileId(0), ALL)) {
            List<Box.Letter> letters = box.letters().stream()
                    .filter(letter -> letter.about().equals(awaiting.reference()))
                    .toList();
            if (!letters.isEmpty()) {
                Box.Letter letter = world.dice.one(letters);
                call(
                        node,
                        "fetch the answer to " + awaiting.name(),
                        letter,
                        () -> arrived(node, "answer-to-" + awaiting.name(), letter));
            }
        }
    }

    void take(Node node, Box.Letter letter) {
        arrived(node, letter.name(), letter);
        remove(node, letter);
    }

    void arrived(Node node, String name, Box.Letter letter) {
        node.desk().arrived(box.source(), new Arrived(name, letter.content(), letter.signature()));
    }

    void remove(Node node, Box.Letter letter) {
        world.network.call(
                node, "take away " + letter.name(), false, copy -> box.letters().remove(letter), gone -> {});
    }

    private void call(Node node, String what, Box.Letter letter, Runnable then) {
        world.network.call(node, what, false, copy -> letter, reply -> {
            if (reply.failure() == null) {
                Objects.requireNonNull(reply.value());
                then.run();
            }
        });
    }
}
