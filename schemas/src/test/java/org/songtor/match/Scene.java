package org.songtor.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.songtor.model.Answer;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.Label;
import org.songtor.model.PaymentReference;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;

/**
 * What happened, put together as it came. The words:
 *
 * <pre>
 * file 1 D> 100 250          file 1 with two lines of so many baht; its state (Z frozen, G signed, T sent, D delivered, A answered, U undeliverable) and its
 *                            deadline (> to come, &lt; over, = this instant, - none yet); an answer makes it answered, but for U
 *      !2  on:-5  of:เวียง     delivered 2 days after it was due; its day is 5 days before the usual one; the fund that writes its payments so
 * ans 1 P 1=B 2=B90:DATE_MISMATCH 2=R
 *                            an answer: P processed or X refused; of each line B booked (as sent, or so many baht), D duplicate, N not eligible, R refused, with a
 *                            cause; 0=B100:somebody is a booking of a line we never sent
 * credit a 350 text {1}      a credit of 350 baht and its text; 340~10: of which the bank kept 10 more; on:3 as the text's first word: three days after the
 *                            usual day; {1} is file 1's reference ({@link Damage})
 * debit d 350 text {1} @a    350 baht that left the account, and the bank's text; @a is the bank's own reference of credit a
 * give a 1 2                 people gave the credit to files 1 and 2
 * name a 1 2                 they said that it is for these, and not for what its text names; question a: an operator asks whether it is
 * decide 1.2 RETURN_TO_MEMBER REFUSED_BY_AGENCY 0 [&lt;|=|>] [50]
 *                            people decided about a line (or a credit) that had this label, with so many baht booked (200/100: of which they accepted 100);
 *                            waits with their end, and those about what was over with how much that was
 * stands 1.1 100 R D         they let this line stand for one that went after it: so many baht, and the verdicts that were known of it
 * ended 1 50 20              people said that 50 baht of what file 1 had over was paid back, or is given up; 20 baht had been taken back by then (none where not said)
 * </pre>
 */
final class Scene {
    static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final Map<Integer, SceneWords.Sent> files = new HashMap<>();
    private final Map<Integer, List<Answer.Verdict>> verdicts = new HashMap<>();
    private final Map<String, List<Said>> said = new HashMap<>();
    private final List<NeverSent.Booking> neverSent = new ArrayList<>();
    private final Map<String, SceneWords.Paid> credits = new HashMap<>();
    private final List<SceneWords.Left> debits = new ArrayList<>();
    private final Map<String, Set<PaymentReference>> given = new HashMap<>();
    private final Set<String> otherwise = new HashSet<>();
    private final Set<String> questioned = new HashSet<>();
    private final Map<Integer, List<Evidence.Ended>> ended = new HashMap<>();
    private final Map<String, Decided> decisions = new HashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private final List<String> creditOrder = new ArrayList<>();

    /** In the order in which they came: an answer that came first has the lower number. */
    Scene(List<String> events) {
        for (int i = 0; i < events.size(); i++) {
            event(events.get(i), i + 1);
        }
        later.forEach(Runnable::run);
    }

    private void event(String event, int arrival) {
        String[] words = event.split(" +");
        switch (words[0]) {
            case "file" -> {
                int number = Integer.parseInt(words[1]);
                files.put(number, SceneWords.file(words));
                order.add(number);
            }
            case "ans" -> later.add(() -> answer(words, arrival));
            case "credit" -> {
                credits.put(words[1], SceneWords.credit(event.split(" +", 4)));
                creditOrder.add(words[1]);
            }
            case "debit" ->
                debits.add(new SceneWords.Left(words[1], SceneWords.baht(words[2]), event.split(" +", 4)[3]));
            case "give" ->
                later.add(() -> given.put(
                        words[1],
                        Arrays.stream(words).skip(2).map(Scene::reference).collect(Collectors.toSet())));
            case "name" -> {
                otherwise.add(words[1]);
                event(event.replaceFirst("name", "give"), arrival);
            }
            case "question" -> questioned.add(words[1]);
            case "ended" ->
                ended.computeIfAbsent(Integer.parseInt(words[1]), n -> new ArrayList<>())
                        .add(new Evidence.Ended(
                                SceneWords.baht(words[2]), words.length > 3 ? SceneWords.baht(words[3]) : Satang.ZERO));
            case "decide" -> decisions.put(words[1], SceneWords.decided(words));
            case "stands" -> decisions.put(words[1], SceneWords.stands(words));
            default -> throw new IllegalArgumentException(event);
        }
    }

    private void answer(String[] words, int arrival) {
        int number = Integer.parseInt(words[1]);
        SceneWords.Sent file = Objects.requireNonNull(files.get(number));
        file.state = file.state == FileState.UNDELIVERABLE ? file.state : FileState.ANSWERED;
        verdicts.computeIfAbsent(number, n -> new ArrayList<>())
                .add(words[2].equals("P") ? Answer.Verdict.PROCESSED : Answer.Verdict.FILE_REFUSED);
        for (int i = 3; i < words.length; i++) {
            String[] pair = words[i].split("=");
            int position = Integer.parseInt(pair[0]);
            String[] what = pair[1].split(":");
            Satang booked = SceneWords.booked(what[0], position == 0 ? Satang.ZERO : file.lines.get(position - 1));
            if (position == 0) {
                neverSent.add(new NeverSent.Booking(arrival, new NeverSent.Payment(what[1], booked)));
            } else {
                said.computeIfAbsent(number + "." + position, p -> new ArrayList<>())
                        .add(new Said(
                                SceneWords.verdict(what[0]),
                                booked,
                                what.length > 1 ? AgencyCause.ofCode(what[1]) : Optional.empty(),
                                arrival));
            }
        }
    }

    private static PaymentReference reference(String file) {
        return Damage.reference(Integer.parseInt(file));
    }

    /** What is said of every line ({@code 1.2=FILE_SHORT*}, the whole file's), file ({@code 1=FILE_OVER}: beside its lines), credit ({@code a=SETTLED~1}: of file 1, repaired) and payment never sent. */
    Map<String, String> said() {
        List<CreditMatch> matches = CreditMatching.match(credits(), payable());
        Evidence all = evidence(matches);
        Map<String, String> said = new TreeMap<>();
        List<Labelled> labels = Labels.label(all, NOW);
        for (Labelled one : labels) {
            said.put(one.file().value() + "." + one.position(), one.label() + (one.perFile() ? "*" : ""));
        }
        Map<PaymentReference, Settlement> money = Settlement.of(all);
        all.files().stream()
                .filter(file -> file.asksItself(
                        Objects.requireNonNull(money.get(file.reference())),
                        labels.stream()
                                .filter(one -> one.file().equals(file.id()))
                                .toList()))
                .forEach(file -> said.put(String.valueOf(file.id().value()), Label.FILE_OVER.name()));
        matches.forEach(match -> said.put(name(match.credit()), said(match, money)));
        int never = NeverSent.count(neverSent).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (never > 0) {
            said.put("never", String.valueOf(never));
        }
        return said;
    }

    List<CreditMatch> matches() {
        return CreditMatching.match(credits(), payable());
    }

    private String said(CreditMatch match, Map<PaymentReference, Settlement> money) {
        Settlement standing = match instanceof CreditMatch.Matched matched
                ? matched.files().stream()
                        .map(money::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(Settlement.NONE)
                : Settlement.NONE;
        Label label = Labels.ofCredit(match, standing, Optional.ofNullable(decisions.get(name(match.credit()))), NOW);
        if (match instanceof CreditMatch.Matched matched) {
            return label + (matched.repaired().isEmpty() ? ">" : "~") + numbers(matched.files());
        }
        return label.toString();
    }

    String numbers(Set<PaymentReference> references) {
        return files.keySet().stream()
                .sorted()
                .filter(number -> references.contains(Damage.reference(number)))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String name(long credit) {
        return String.valueOf((char) credit);
    }

    private List<CreditFacts> credits() {
        return creditOrder.stream()
                .map(name -> {
                    SceneWords.Paid paid = credits.get(name);
                    return new CreditFacts(
                            name.charAt(0),
                            paid.amount(),
                            paid.fee(),
                            paid.day(),
                            paid.text(),
                            given.getOrDefault(name, Set.of()),
                            notOurs(name),
                            questioned.contains(name),
                            otherwise.contains(name));
                })
                .toList();
    }

    private static Set<PaymentReference> named(CreditFacts credit) {
        return credit.notOurs() ? Set.of() : PaymentReference.findAll(credit.text());
    }

    private boolean notOurs(String credit) {
        Decided decided = decisions.get(credit);
        return decided != null && decided.kind() == DecisionKind.NOT_OURS;
    }

    private List<PayableFile> payable() {
        Evidence named = evidence(List.of());
        Map<PaymentReference, Satang> open = Settlement.open(named);
        Map<PaymentReference, Satang> asSent = Settlement.openAsSent(named);
        return order.stream()
                .map(number -> {
                    SceneWords.Sent file = files.get(number);
                    return new PayableFile(
                            Damage.reference(number),
                            file.lines.stream().reduce(Satang.ZERO, Satang::plus),
                            open.get(Damage.reference(number)),
                            asSent.get(Damage.reference(number)),
                            file.day,
                            file.fund(),
                            file.name.isEmpty() ? Set.of() : Set.of(file.name));
                })
                .toList();
    }

    /** With what the texts name whole and people gave, and what matching found beside; nothing where people said that it is nobody's. */
    private Evidence evidence(List<CreditMatch> matches) {
        Map<Long, Set<PaymentReference>> references = new HashMap<>();
        credits()
                .forEach(credit -> references.put(
                        credit.id(), new HashSet<>(credit.given().isEmpty() ? named(credit) : credit.given())));
        matches.forEach(match -> {
            if (match instanceof CreditMatch.Matched matched) {
                references.get(match.credit()).addAll(matched.files());
            }
        });
        return new Evidence(
                order.stream().map(this::sent).toList(),
                credits().stream()
                        .map(credit -> new Evidence.Credit(
                                credit.id(), credit.amount(), credit.fee(), references.get(credit.id())))
                        .toList(),
                debits.stream()
                        .filter(left -> !notOurs(left.name()))
                        .map(this::debit)
                        .toList());
    }

    private Evidence.Debit debit(SceneWords.Left left) {
        Set<Long> taken = credits.entrySet().stream()
                .filter(credit -> left.text().contains("@" + credit.getKey())
                        && credit.getValue().amount().equals(left.amount()))
                .map(credit -> (long) credit.getKey().charAt(0))
                .collect(Collectors.toSet());
        return new Evidence.Debit(
                left.name().charAt(0), left.amount(), PaymentReference.findAll(Damage.written(left.text())), taken);
    }

    private Evidence.File sent(int number) {
        SceneWords.Sent file = files.get(number);
        List<LineFacts> lines = new ArrayList<>();
        for (int i = 1; i <= file.lines.size(); i++) {
            String key = number + "." + i;
            lines.add(new LineFacts(
                    i,
                    file.lines.get(i - 1),
                    said.getOrDefault(key, List.of()),
                    Optional.ofNullable(decisions.get(key))));
        }
        return new Evidence.File(
                new FileId(number),
                Damage.reference(number),
                file.state,
                file.due,
                file.dueOn,
                file.deliveredOn,
                verdicts.getOrDefault(number, List.of()),
                lines,
                ended.getOrDefault(number, List.of()));
    }
}
