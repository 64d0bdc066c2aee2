package org.songtor.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.songtor.answer.Source;
import org.songtor.model.Answer;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.port.AgencyFormat;

/** An agency's answers, some of them late, twice, wrong or never written. */
final class Answering {
    private static final Satang ONE_BAHT = Satang.ofBaht(1);

    private final World world;
    private final Agency agency;
    private final AgencyFormat format;
    private final Box box;
    private final Map<PaymentReference, Set<String>> given = new HashMap<>();
    private final Set<PaymentReference> accepted = new HashSet<>();
    private int number;

    Answering(World world, Agency agency, AgencyFormat format) {
        this.world = world;
        this.agency = agency;
        this.format = format;
        boolean asked = agency.channel() == Agency.Channel.KNOWS;
        this.box = new Box(world, new Source.Answers(agency.profile()), asked);
    }

    /** How many different true answers to the file were laid out. */
    int given(PaymentReference reference) {
        return given.getOrDefault(reference, Set.of()).size();
    }

    /** Whether an answer that the file was taken was laid out. */
    boolean accepted(PaymentReference reference) {
        return accepted.contains(reference);
    }

    Box box() {
        return box;
    }

    void answer(PaymentReference reference, Answer.Verdict verdict, List<Answer.Line> lines) {
        long soon = world.time.now() + world.dice.spread(1, 2 * Time.HOUR);
        Answer answer = made(reference, verdict, lines);
        if (!world.dice.inHundred(world.faults.answers())) {
            give(soon, answer);
            return;
        }
        switch (world.dice.below(9)) {
            case 0 -> give(soon + world.dice.between(Time.DAY, 4 * Time.DAY), answer);
            case 1 -> world.story.tell(agency.profile().toString(), () -> "will never answer " + reference);
            case 2 -> {
                give(soon, answer);
                give(soon + world.dice.spread(0, Time.DAY), answer);
            }
            case 3 -> {
                give(soon, answer);
                give(soon + world.dice.spread(0, 3 * Time.DAY), made(reference, verdict, lines));
            }
            case 4 -> wrongFirst(soon, answer, letter(answer, false));
            case 5 -> wrongFirst(soon, answer, damaged(answer));
            case 6 -> wrongFirst(soon, answer, letter(made(Setting.STRANGE, verdict, lines), true));
            case 7 -> give(soon, made(reference, verdict, strange(lines)));
            default -> give(soon, made(reference, verdict, shortened(lines)));
        }
    }

    private Answer made(PaymentReference reference, Answer.Verdict verdict, List<Answer.Line> lines) {
        number++;
        return new Answer(reference, agency.profile().dotted() + "-" + number, Setting.TODAY, verdict, "", lines);
    }

    private void give(long when, Answer answer) {
        world.at(when, () -> {
            given.computeIfAbsent(answer.reference(), r -> new HashSet<>()).add(answer.answerId());
            if (answer.verdict() == Answer.Verdict.PROCESSED) {
                accepted.add(answer.reference());
            }
            box.put(letter(answer, true));
        });
    }

    private void wrongFirst(long when, Answer answer, Box.Letter wrong) {
        world.at(when, () -> box.put(wrong));
        if (world.dice.inHundred(70)) {
            give(when + world.dice.spread(0, Time.DAY), answer);
        }
    }

    private Box.Letter letter(Answer answer, boolean signed) {
        byte[] content = content(answer);
        byte[] signature = signed
                ? world.signer.sign(Setting.agency(agency.profile().agency()), content)
                : world.signer.sign(Setting.GATEWAY, content);
        return new Box.Letter(format.answerName(answer), content, signature, answer.reference());
    }

    private Box.Letter damaged(Answer answer) {
        byte[] content = (new String(content(answer), java.nio.charset.StandardCharsets.UTF_8) + "\nL|1")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Box.Letter(
                format.answerName(answer),
                content,
                world.signer.sign(Setting.agency(agency.profile().agency()), content),
                answer.reference());
    }

    private byte[] content(Answer answer) {
        try {
            return format.writeAnswer(answer);
        } catch (org.songtor.port.FormatException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Names another person in a position of ours, and a payment nobody sent. */
    private List<Answer.Line> strange(List<Answer.Line> lines) {
        List<Answer.Line> strange = new ArrayList<>(lines);
        var stranger = Setting.PERSONS.get(Setting.PERSONS.size() - 1);
        if (!strange.isEmpty()) {
            strange.set(0, new Answer.Line(1, stranger, Answer.LineVerdict.BOOKED, ONE_BAHT, ""));
        }
        strange.add(new Answer.Line(0, stranger, Answer.LineVerdict.BOOKED, ONE_BAHT, ""));
        return strange;
    }

    private static List<Answer.Line> shortened(List<Answer.Line> lines) {
        return lines.isEmpty() ? lines : lines.subList(1, lines.size());
    }
}
