package org.songtor.agency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.port.FormatException;
import org.songtor.wire.Baht;
import org.songtor.wire.Refusal;

/** What the profiles in CSV and XML ask alike of every line, document and answer before it is written and after it was read. */
public final class Carriage {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,35}");
    private static final int LONGEST_NUMBER = 35;
    private static final int LONGEST_NAME = 140;

    private Carriage() {}

    /** Amount from one satang to {@link Baht#MOST}; wages have no place in these profiles and would be lost. */
    public static List<Problem> line(Document.Line line) {
        List<Problem> problems = new ArrayList<>();
        if (!line.amount().isPositive()) {
            problems.add(
                    of(ProblemCode.BAD_AMOUNT, line, "amount", line.amount().toBaht(), "more than 0.00"));
        }
        if (line.amount().compareTo(Baht.MOST) > 0) {
            problems.add(of(
                    ProblemCode.AMOUNT_OVERFLOW, line, "amount", line.amount().toBaht(), "at most " + Baht.MOST));
        }
        if (line.wages().isPresent()) {
            problems.add(of(ProblemCode.BAD_WAGES, line, "wages", "wages", "none: this profile carries no wages"));
        }
        return problems;
    }

    public static Problem of(ProblemCode code, Document.Line line, String field, String found, String expected) {
        return Problem.ofRow(code, line.position(), line.position(), field, found, expected);
    }

    /** Throws everything that stops this document: its header's texts, its positions, each line by the profile's own check. */
    public static void document(Document document, Function<Document.Line, List<Problem>> check)
            throws FormatException {
        List<Problem> problems = new ArrayList<>(header(document.header()));
        if (document.lines().isEmpty() || document.lines().size() > LineKey.MOST) {
            problems.add(Problem.ofFile(
                    ProblemCode.TOO_MANY_LINES, "lines", "" + document.lines().size(), "1 to " + LineKey.MOST));
        }
        for (int i = 0; i < document.lines().size(); i++) {
            Document.Line line = document.lines().get(i);
            if (line.position() != i + 1) {
                problems.add(of(ProblemCode.BAD_RECORD, line, "position", "" + line.position(), "" + (i + 1)));
            }
            problems.addAll(check.apply(line));
        }
        if (!problems.isEmpty()) {
            throw new FormatException(problems);
        }
    }

    private static List<Problem> header(Document.Header header) {
        List<Problem> problems = new ArrayList<>();
        if (header.sequence() < 1 || header.sequence() > LineKey.MOST) {
            problems.add(
                    Problem.ofFile(ProblemCode.BAD_RECORD, "sequence", "" + header.sequence(), "1 to " + LineKey.MOST));
        }
        required("payer name", header.payer().registeredName(), LONGEST_NAME).ifPresent(problems::add);
        required("payer number", header.payer().registeredNumber(), LONGEST_NUMBER)
                .ifPresent(problems::add);
        PlainText.problem(0, "payer branch", header.payer().branch(), LONGEST_NUMBER)
                .ifPresent(problems::add);
        required("account", header.payee().account(), 34).ifPresent(problems::add);
        PlainText.problem(0, "service code", header.payee().serviceCode(), LONGEST_NUMBER)
                .ifPresent(problems::add);
        return problems;
    }

    private static Optional<Problem> required(String field, String text, int longest) {
        return text.isEmpty()
                ? Optional.of(Problem.ofFile(ProblemCode.MISSING_VALUE, field, "", "1 to " + longest + " characters"))
                : PlainText.problem(0, field, text, longest);
    }

    /**
     * Throws where the answer contradicts itself: lines beside a refusal of the whole file, a reason without one, an amount
     * on a line not booked or none on a booked one, one position answered twice.
     *
     * @param longest of the agency's own words, in code points
     */
    public static void answer(Answer answer, int longest) throws FormatException {
        boolean refused = answer.verdict() == Answer.Verdict.FILE_REFUSED;
        if (refused ? !answer.lines().isEmpty() : !answer.reason().isEmpty()) {
            throw Refusal.badRecord(0, "verdict", answer.verdict().name(), "lines, or a reason to refuse the file");
        }
        words(0, "reason", answer.reason(), longest);
        if (!SAFE.matcher(answer.answerId()).matches()) {
            throw Refusal.badRecord(0, "answer id", answer.answerId(), "1 to 35 letters, digits, points or hyphens");
        }
        Set<Integer> seen = new HashSet<>();
        int record = 0;
        for (Answer.Line line : answer.lines()) {
            record++;
            words(record, "cause", line.cause(), longest);
            amount(record, line);
            if (line.position() < 0
                    || line.position() > LineKey.MOST
                    || (line.position() > 0 && !seen.add(line.position()))) {
                throw Refusal.badRecord(
                        record, "position", "" + line.position(), "each position once, 0 to " + LineKey.MOST);
            }
        }
    }

    private static void amount(int record, Answer.Line line) throws FormatException {
        boolean booked = line.verdict() == Answer.LineVerdict.BOOKED;
        boolean fits = booked
                ? line.booked().isPositive() && line.booked().compareTo(Baht.MOST) <= 0
                : line.booked().equals(Satang.ZERO);
        if (!fits) {
            throw Refusal.badRecord(
                    record, "booked", line.booked().toBaht(), booked ? "0.01 to " + Baht.MOST : "0.00: not booked");
        }
        if (line.position() == 0 && !booked) {
            throw Refusal.badRecord(record, "verdict", line.verdict().name(), "BOOKED: no file held this payment");
        }
    }

    private static void words(int record, String field, String text, int longest) throws FormatException {
        Optional<Problem> problem = PlainText.problem(record, field, text, longest);
        if (problem.isPresent()) {
            throw new FormatException(problem.get());
        }
    }

    public static Satang booked(Answer answer) {
        return answer.lines().stream().map(Answer.Line::booked).reduce(Satang.ZERO, Satang::plus);
    }

    /** Throws where writing what was read does not give the same bytes: then something stood there that was not read. */
    public static void sameBytes(byte[] written, byte[] given) throws FormatException {
        int at = Arrays.mismatch(written, given);
        if (at >= 0) {
            throw Refusal.badRecord(0, "file", "another form at byte " + (at + 1), "exactly the form of this profile");
        }
    }

    /** An agency's answer id as part of a file name. */
    public static String inName(String answerId) {
        if (!SAFE.matcher(answerId).matches()) {
            throw new IllegalArgumentException("not an answer id for a file name: " + NationalId.mask(answerId));
        }
        return answerId;
    }

    /** Throws where the delivered name holds a payment reference, and another one than the file. */
    public static void named(String fileName, PaymentReference reference) throws FormatException {
        Set<PaymentReference> named = PaymentReference.findAll(fileName);
        if (!named.isEmpty() && !named.equals(Set.of(reference))) {
            throw Refusal.badRecord(0, "file name", named.iterator().next().value(), reference.value());
        }
    }
}
