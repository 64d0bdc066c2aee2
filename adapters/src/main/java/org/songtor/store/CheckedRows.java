package org.songtor.store;

import static org.songtor.store.Entries.SELF;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.Problem;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.NewItem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of a checked batch: lines, problems, first labels, review items. Inside the caller's transaction. */
@Component
class CheckedRows {
    private static final String LINE_COLUMNS = "batch_id, fund_id, line_no, row_no, scheme, agency, profile, refused,"
            + " person, title, first_name, last_name, satang, wages";
    private static final String PROBLEM_COLUMNS = "batch_id, number, code, row_no, line_no, field, found, expected";
    /** Who decides about what a fund sent. */
    private static final String OWNER = "treasurer";

    private final JdbcClient jdbc;
    private final CopyRows copy;

    CheckedRows(DataSource dataSource, CopyRows copy) {
        this.jdbc = JdbcClient.create(dataSource);
        this.copy = copy;
    }

    /** @throws IllegalArgumentException for a result no check can come to; the caller has a fault */
    static void refuseContradictions(CheckedBatch result, List<CheckedLine> lines) {
        boolean refused = result.state() == BatchState.REFUSED;
        if (!refused && result.state() != BatchState.CHECKED) {
            throw new IllegalArgumentException("a check ends CHECKED or REFUSED, not " + result.state());
        }
        if (refused
                ? !lines.isEmpty() || !result.missing().isEmpty()
                : result.header().isEmpty()) {
            throw new IllegalArgumentException("a refused batch has no lines and no items, a checked one has a header");
        }
        lines.forEach(CheckedRows::refuseContradiction);
    }

    private static void refuseContradiction(CheckedLine line) {
        boolean good = line.raw() instanceof LineContent.Good;
        boolean goesOn = line.label() == Label.WAITING || line.label() == Label.HELD_FOR_REVIEW;
        if (line.label() != Label.REFUSED_AT_INTAKE && !(good && goesOn)) {
            throw new IllegalArgumentException("line " + line.raw().lineNo() + " cannot be " + line.label());
        }
    }

    void write(BatchId id, FundId fund, CheckedBatch result, List<CheckedLine> lines) {
        copy.into("line", LINE_COLUMNS, lines.stream().map(line -> row(id, fund, line)));
        List<Problem> problems = result.problems();
        copy.into(
                "problem",
                PROBLEM_COLUMNS,
                IntStream.range(0, problems.size()).mapToObj(n -> row(id, n + 1, problems.get(n))));
        label(id, lines);
        openLineItems(id, result, lines);
        result.missing().forEach(this::open);
    }

    private static CopyRows.Row row(BatchId id, FundId fund, CheckedLine line) {
        return line.raw() instanceof LineContent.Good good
                ? row(id, fund, line, good.line())
                : row(id, fund, line, (LineContent.Bad) line.raw());
    }

    /** Of a line that will never be in a file the person is kept masked and the wages are not; the original bytes are evidence. */
    private static CopyRows.Row row(BatchId id, FundId fund, CheckedLine line, RemittanceLine good) {
        boolean refused = line.label() == Label.REFUSED_AT_INTAKE;
        return new CopyRows.Row(
                id.value(),
                fund,
                good.lineNo(),
                good.row(),
                good.scheme(),
                line.profile().agency(),
                line.profile().name(),
                refused,
                refused ? good.person().masked() : good.person().value(),
                good.name().title(),
                good.name().first(),
                good.name().last(),
                good.amount().value(),
                refused ? null : good.wages().map(Satang::value).orElse(null));
    }

    private static CopyRows.Row row(BatchId id, FundId fund, CheckedLine line, LineContent.Bad bad) {
        return new CopyRows.Row(
                id.value(),
                fund,
                bad.lineNo(),
                bad.row(),
                bad.scheme(),
                line.profile().agency(),
                line.profile().name(),
                true,
                NationalId.mask(bad.maskedPerson()),
                "",
                bad.name(),
                "",
                bad.satang(),
                null);
    }

    private static CopyRows.Row row(BatchId id, int number, Problem problem) {
        return new CopyRows.Row(
                id.value(),
                number,
                problem.code().name(),
                problem.row(),
                problem.lineNo(),
                problem.field(),
                problem.found(),
                problem.expected());
    }

    private void label(BatchId id, List<CheckedLine> lines) {
        jdbc.sql("""
                        insert into line_label (line_id, number, label)
                        select l.line_id, 1, first.label
                        from unnest(?::int[], ?::text[]) as first (line_no, label)
                        join line l on l.batch_id = ? and l.line_no = first.line_no
                        """).params(lineNos(lines), labels(lines), id.value()).update();
    }

    private void openLineItems(BatchId id, CheckedBatch result, List<CheckedLine> lines) {
        List<CheckedLine> decide = lines.stream()
                .filter(line -> line.label().need() == Label.Need.DECISION)
                .toList();
        jdbc.sql("""
                        with opened as (
                            insert into review_item (label, subject, fund_id, owner, at_risk, note)
                            select item.label, 'line:' || l.line_id, l.fund_id, ?, l.satang, item.note
                            from unnest(?::int[], ?::text[], ?::text[]) as item (line_no, label, note)
                            join line l on l.batch_id = ? and l.line_no = item.line_no
                            order by l.line_no
                            returning item_id, subject, label),
                        about as (
                            insert into review_item_line (item_id, line_id)
                            select item_id, substr(subject, 6)::bigint from opened)
                        insert into journal (actor, event, subject, detail)
                        select ?, 'item.opened', 'item:' || item_id, label || ' ' || subject from opened
                        """)
                .params(OWNER, lineNos(decide), labels(decide), notes(decide, result.problems()), id.value(), SELF)
                .update();
    }

    /** An item of an earlier batch that is still open stays the one. */
    private void open(NewItem item) {
        jdbc.sql("""
                        with opened as (
                            insert into review_item (label, subject, fund_id, owner, at_risk, note)
                            values (?, ?, ?, ?, ?, ?)
                            on conflict (label, subject) where closed_at is null do nothing
                            returning item_id, label, subject)
                        insert into journal (actor, event, subject, detail)
                        select ?, 'item.opened', 'item:' || item_id, label || ' ' || subject from opened
                        """)
                .params(
                        item.label().name(),
                        item.subject(),
                        item.fund().value(),
                        OWNER,
                        item.satangAtRisk(),
                        item.note(),
                        SELF)
                .update();
    }

    private static Integer[] lineNos(List<CheckedLine> lines) {
        return lines.stream().map(line -> line.raw().lineNo()).toArray(Integer[]::new);
    }

    private static String[] labels(List<CheckedLine> lines) {
        return lines.stream().map(line -> line.label().name()).toArray(String[]::new);
    }

    /** Codes and fields only: what was found may be a name, and operators read notes. */
    private static String[] notes(List<CheckedLine> lines, List<Problem> problems) {
        Map<Integer, String> byLine = problems.stream()
                .collect(Collectors.groupingBy(
                        Problem::lineNo,
                        Collectors.mapping(
                                p -> (p.code().code() + " " + p.field()).strip(), Collectors.joining("; "))));
        return lines.stream()
                .map(line -> byLine.getOrDefault(line.raw().lineNo(), ""))
                .toArray(String[]::new);
    }
}
