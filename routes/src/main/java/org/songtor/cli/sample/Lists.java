package org.songtor.cli.sample;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** The lists beside the batches: rosters, what the sandbox's agencies do, and the label expected of every line. */
record Lists(Month month) {

    String roster(FundId fund) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("member_no", "national_id", "title", "first_name", "last_name", "occupation", "schemes"));
        for (Month.Someone someone : month.members().getOrDefault(fund, List.of())) {
            Member m = someone.member();
            String schemes =
                    someone.group().roster().stream().map(SchemeCode::value).collect(Collectors.joining("|"));
            rows.add(List.of(
                    m.memberNo(),
                    m.person().orElseThrow().value(),
                    m.name().title(),
                    m.name().first(),
                    m.name().last(),
                    m.occupation(),
                    schemes));
        }
        return Table.text(rows, LineDelimiter.LF);
    }

    String agencies() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("profile", "payer", "person", "do", "amount"));
        month.members().values().stream()
                .flatMap(List::stream)
                .filter(s -> !s.group().deed().isEmpty())
                .forEach(s -> rows.add(deed(s)));
        for (Plan.Credit c : month.plan().credits()) {
            String first = c.profile().split("\\+", -1)[0];
            rows.add(List.of(c.profile(), payer(c.fund(), ProfileId.of(first)), "", c.deed(), c.amount()));
        }
        return Table.text(rows, LineDelimiter.LF);
    }

    private List<String> deed(Month.Someone someone) {
        Plan.Group group = someone.group();
        ProfileId profile = profile(SchemeCode.of(group.scheme()));
        return List.of(
                profile.toString(),
                payer(group.fund(), profile),
                someone.member().person().orElseThrow().value(),
                group.deed(),
                group.booked().isEmpty() ? "" : Plan.baht(group.booked()).toBaht());
    }

    String expected() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("fund", "file", "line_no", "agency", "amount", "label"));
        month.lines()
                .forEach((sheet, lines) -> lines.forEach(line -> rows.add(List.of(
                        sheet.fund().value(),
                        sheet.file(),
                        String.valueOf(line.lineNo()),
                        profile(line.scheme()).agency().value(),
                        line.amount().toBaht(),
                        line.label().name()))));
        month.members().values().stream()
                .flatMap(List::stream)
                .filter(this::withoutLine)
                .forEach(s -> rows.add(item(s.group())));
        return Table.text(rows, LineDelimiter.LF);
    }

    /** A planted case whose scheme has no line: nobody sent it, so only a review item can tell. */
    boolean withoutLine(Month.Someone someone) {
        return !someone.group().planted().isEmpty()
                && month.lines().values().stream()
                        .flatMap(List::stream)
                        .noneMatch(l -> l.who().equals(someone) && l.planted());
    }

    /** A roster knows no amount, so a member who is missing counts as zero. */
    private List<String> item(Plan.Group group) {
        Satang amount = group.booked().isEmpty() ? Satang.ZERO : Plan.baht(group.booked());
        return List.of(
                group.fund().value(),
                "item",
                "-",
                profile(SchemeCode.of(group.scheme())).agency().value(),
                amount.toBaht(),
                group.label());
    }

    private ProfileId profile(SchemeCode scheme) {
        return month.plan().pays(scheme).profile();
    }

    private String payer(FundId fund, ProfileId profile) {
        return month.plan().fund(fund).payers().getOrDefault(profile.agency().value(), "");
    }
}
