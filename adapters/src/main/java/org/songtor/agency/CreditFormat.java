package org.songtor.agency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.layout.Layout;
import org.songtor.layout.LayoutShelf;
import org.songtor.layout.Row;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.FormatException;

/**
 * A profile of interbank credits (SMART, Media Clearing), 320 bytes a record: one credit a line, every one to the agency's
 * collection account, which the bank's own rule brings to eleven digits. The payee's service code says what no other setting
 * does: the sending bank (three digits) and the service type (04 or 59), for example {@code 00659}. A name travels whole, so it
 * comes back in one part; wages do not travel.
 */
public abstract class CreditFormat extends FixedWidthFormat {
    private static final Logger LOG = LoggerFactory.getLogger(CreditFormat.class);
    private static final Pattern SERVICE = Pattern.compile("[0-9]{3}(04|59)");
    private static final String HEADER = "101";
    private static final String DETAIL = "102";
    private static final String TRAILER = "103";

    private final ClearingAccount.Rule accounts;

    protected CreditFormat(LayoutShelf shelf, String profile, FileNames names, ClearingAccount.Rule accounts) {
        super(shelf, profile, names, new Records(HEADER, DETAIL, TRAILER));
        this.accounts = accounts;
    }

    @Override
    protected List<Problem> check(Document.Line line, Layout layout) {
        return layout.check(row(layout, line));
    }

    /** The account by the bank's own rule, and the service code. */
    @Override
    public List<Problem> check(Document.Payee payee) {
        List<Problem> problems = new ArrayList<>(accounts.of(payee.account()).problems());
        try {
            service(payee.serviceCode());
        } catch (FormatException e) {
            problems.addAll(e.problems());
        }
        return problems;
    }

    @Override
    public byte[] write(Document document) throws FormatException {
        Positions.check(document);
        names.checkSequence(document.header().sequence());
        Layout layout = layouts.at(document.header().period(), document.header().date());
        List<Row> rows = new ArrayList<>();
        rows.add(row(layout, document.header()));
        document.lines().forEach(line -> rows.add(row(layout, line)));
        rows.add(layout.row(TRAILER));
        byte[] content = layout.write(rows);
        warn(document.header().payee().account());
        return content;
    }

    private Row row(Layout layout, Document.Header h) throws FormatException {
        String service = service(h.payee().serviceCode());
        return layout.row(HEADER)
                .set("batch", (long) h.sequence())
                .set("bank", service.substring(0, 3))
                .set("date", h.date())
                .set("reference", h.reference())
                .set("period", h.period())
                .set("payer", h.payer().registeredName())
                .set("payer_number", h.payer().registeredNumber())
                .set("payer_branch", h.payer().branch())
                .set("account", account(h.payee().account()))
                .set("account_given", h.payee().account())
                .set("service_type", service.substring(3));
    }

    private static String service(String code) throws FormatException {
        if (!SERVICE.matcher(code).matches()) {
            throw new FormatException(Problem.ofFile(
                    ProblemCode.BAD_TEXT, "service code", code, "sending bank and service type, such as 00659"));
        }
        return code;
    }

    private String account(String given) throws FormatException {
        ClearingAccount account = accounts.of(given);
        if (!account.usable()) {
            throw new FormatException(account.problems());
        }
        return account.digits();
    }

    /** What only warns is told on the log, with the account masked: no reader of a file waits for it. */
    private void warn(String given) {
        for (Problem p : accounts.of(given).problems()) {
            LOG.warn("{}: {} account {}, expected {}", profile().id(), p.code().code(), p.found(), p.expected());
        }
    }

    private static Row row(Layout layout, Document.Line line) {
        return layout.row(DETAIL)
                .set("amount", line.amount())
                .set("name", line.name().full())
                .set("person", line.person())
                .set("scheme", line.scheme())
                .set("line", (long) line.position());
    }

    @Override
    public Document read(String fileName, byte[] content) throws FormatException {
        List<Row> rows = layouts.reading(content).read(content);
        List<Document.Line> lines = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size() - 1)) {
            lines.add(line(row));
        }
        Document document = new Document(header(rows.get(0)), lines);
        Positions.check(document);
        names.checkSequence(document.header().sequence());
        Carriage.named(fileName, document.header().reference());
        return document;
    }

    private Document.Header header(Row row) throws FormatException {
        String given = row.get("account_given", String.class);
        new Fields(0).same("account", row.get("account", String.class), account(given));
        return new Document.Header(
                row.get("reference", PaymentReference.class),
                Math.toIntExact(row.get("batch", Long.class)),
                row.get("period", Period.class),
                row.get("date", LocalDate.class),
                new Fund.Payer(
                        row.get("payer", String.class),
                        row.get("payer_number", String.class),
                        row.get("payer_branch", String.class)),
                new Document.Payee(given, row.get("bank", String.class) + row.get("service_type", String.class)));
    }

    private static Document.Line line(Row row) {
        return new Document.Line(
                Math.toIntExact(row.get("line", Long.class)),
                row.get("person", NationalId.class),
                new PersonName("", row.get("name", String.class), ""),
                row.get("scheme", SchemeCode.class),
                row.get("amount", Satang.class),
                Optional.empty());
    }
}
