package org.songtor.agency.lao;

import java.util.ArrayList;
import java.util.List;
import org.songtor.agency.Carriage;
import org.songtor.agency.FileNames;
import org.songtor.agency.NameParts;
import org.songtor.agency.WholeFormat;
import org.songtor.model.Answer;
import org.songtor.model.Document;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.Shares;
import org.songtor.port.FormatException;
import org.songtor.reference.RateTable;

/**
 * A community welfare fund's dues, as a sheet that a clerk opens; one profile for each medium. What one member pays is exactly the year's
 * amount, and the shares, where the fund says them, add up to it. A remittance is read only in the form written; an answer, which a
 * clerk saves with a program of hers, also in the forms such programs give it.
 */
abstract class CwfFormat extends WholeFormat {
    private static final int LONGEST_WORDS = 200;
    private static final String KEY = "cwf";

    private final Medium medium;
    private final List<Satang> amounts = RateTable.load("cwf-dues").rates(KEY).stream()
            .map(r -> r.baht("baht"))
            .toList();

    CwfFormat(String profile, FileNames names, Medium medium) {
        super(profile, names, LONGEST_WORDS);
        this.medium = medium;
    }

    /** A line has no period here: its amount must be some year's. Which year's, the scheme's terms say. */
    @Override
    public List<Problem> check(Document.Line line) {
        List<Problem> problems = new ArrayList<>(Carriage.line(line));
        problems.addAll(NameParts.check(line));
        if (!amounts.contains(line.amount())) {
            problems.add(Carriage.of(
                    ProblemCode.BAD_AMOUNT, line, "amount", line.amount().toBaht(), "one of " + amounts));
        }
        line.shares()
                .map(CwfFormat::total)
                .filter(total -> !total.equals(line.amount().toBaht()))
                .ifPresent(total -> problems.add(Carriage.of(
                        ProblemCode.BAD_AMOUNT,
                        line,
                        "shares",
                        total,
                        line.amount().toBaht())));
        return problems;
    }

    private static String total(Shares shares) {
        try {
            return shares.total().toBaht();
        } catch (ArithmeticException e) {
            return "beyond any amount";
        }
    }

    @Override
    protected byte[] bytes(Document document) throws FormatException {
        return medium.write(DuesForm.write(document));
    }

    @Override
    protected Document document(byte[] content) throws FormatException {
        return DuesForm.read(medium.read(content));
    }

    @Override
    protected byte[] bytes(Answer answer) throws FormatException {
        return medium.write(ReplyForm.write(answer));
    }

    @Override
    protected Answer answer(byte[] content) throws FormatException {
        return ReplyForm.read(medium.read(content));
    }
}
