package org.songtor.cli.items;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.items.AgencyLetter;
import org.songtor.items.Decision;
import org.songtor.items.Proposal;
import org.songtor.model.FileId;
import org.songtor.model.Satang;
import org.songtor.review.DecisionKind;
import org.songtor.review.DeskException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code items propose}: the first of two people. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes a decision; another officer approves it, here or on the item's page.",
            "What moves no money (ASK_AGENCY, WAIT_UNTIL) is carried out at once."
        })
final class ItemsPropose extends AtDesk {
    @Parameters(index = "0", paramLabel = "ITEM", description = "its number, as list prints it")
    private long id;

    @Parameters(index = "1", paramLabel = "KIND", description = "such as RESUBMIT, as show prints the fixes")
    private DecisionKind kind = DecisionKind.WAIT_UNTIL;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept in the journal")
    private String reason = "";

    @Option(names = "--until", paramLabel = "DAY", description = "such as 2026-12-05; to ask or wait")
    private Optional<LocalDate> until = Optional.empty();

    @Option(names = "--line", paramLabel = "LINE", description = "only these lines, as show prints them")
    private List<Long> lines = List.of();

    @Option(
            names = "--file",
            paramLabel = "NUMBER",
            description =
                    "files a credit pays, such as 12 for F000012; for MATCH_DEBIT the one whose money was taken back")
    private List<Long> files = List.of();

    @Option(
            names = "--reference",
            paramLabel = "REFERENCE",
            description =
                    "files a credit pays, as a paying-in slip has them, such as ST0000001262; also one that show does not print")
    private List<String> references = List.of();

    @Option(
            names = "--credit",
            paramLabel = "NUMBER",
            description =
                    "for MATCH_DEBIT: the credit that was taken back, by its number as show prints it; or name its one file")
    private Optional<Long> credit = Optional.empty();

    @Option(
            names = "--amount",
            paramLabel = "BAHT",
            description = "such as 180.10; for ACCEPT_AGENCY_AMOUNT where the agency's answers disagree, one of theirs")
    private Optional<BigDecimal> amount = Optional.empty();

    @Option(
            names = "--letter",
            paramLabel = "NUMBER",
            description = "for BOOKING_GONE: the number of the agency's letter that takes its booking back")
    private Optional<String> letter = Optional.empty();

    @Option(
            names = "--letter-date",
            paramLabel = "DAY",
            description = "for BOOKING_GONE: the letter's date, such as 2026-11-20")
    private Optional<LocalDate> letterDate = Optional.empty();

    /** Both or neither: of half a letter nobody knows which it is. */
    private Optional<AgencyLetter> said() {
        if (letter.isPresent() != letterDate.isPresent()) {
            throw new DeskException(DeskException.Why.INCOMPLETE);
        }
        return letter.map(number -> new AgencyLetter(number, letterDate.orElseThrow()));
    }

    /** Nothing smaller than a satang is ever an agency's amount. */
    private static Satang baht(BigDecimal amount) {
        if (amount.stripTrailingZeros().scale() > 2) {
            throw new DeskException(DeskException.Why.INCOMPLETE);
        }
        return Satang.ofBaht(amount);
    }

    @Override
    void at(Desk desk) {
        Proposal wish = new Proposal(
                kind,
                reason,
                Set.copyOf(lines),
                Stream.concat(
                                files.stream().map(FileId::new),
                                references.stream().map(r -> desk.desk().file(desk.viewer(), id, r)))
                        .collect(Collectors.toSet()),
                until,
                List.of(),
                amount.map(ItemsPropose::baht),
                credit,
                said());
        Decision made = desk.desk()
                .propose(desk.viewer(), id, wish, desk.by(desk.item(id).row().fund()));
        desk.tell(made);
    }
}
