package org.songtor.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.songtor.model.Catalogue;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.FundRules.SchemeRule;
import org.songtor.model.FundRules.Window;
import org.songtor.model.Member;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.Scheme;
import org.songtor.model.SchemeTerms;
import org.songtor.model.Shares;
import org.songtor.port.RosterStore;
import org.songtor.port.WorkbookWriter;
import org.songtor.port.WorkbookWriter.Form;
import org.songtor.port.WorkbookWriter.Row;
import org.springframework.stereotype.Component;

/**
 * The form of a month, filled in as far as the fund's roster and the catalogue know it: a row for each member and each scheme that the member is expected to
 * pay into. An amount stands where there is only one; every other one is for the treasurer to type.
 */
@Component
public class MonthForm {
    private static final List<String> WHO =
            List.of("member_no", "national_id", "title", "first_name", "last_name", "scheme", "amount");

    private final Catalogue catalogue;
    private final RosterStore rosters;
    private final WorkbookWriter workbooks;
    private final Clock clock;

    MonthForm(Catalogue catalogue, RosterStore rosters, WorkbookWriter workbooks, Clock clock) {
        this.catalogue = catalogue;
        this.rosters = rosters;
        this.workbooks = workbooks;
        this.clock = clock;
    }

    /**
     * @return how many rows were filled in
     * @throws IllegalArgumentException for a fund that is not in the catalogue
     */
    public int write(FundId id, Period period, OutputStream to) throws IOException {
        Fund fund = catalogue.fund(id).orElseThrow(() -> new IllegalArgumentException("no such fund: " + id));
        List<Scheme> schemes = FormChoices.schemes(catalogue, fund, LocalDate.now(clock)).stream()
                .filter(s -> s.termsIn(period).isPresent())
                .toList();
        List<Member> members = new ArrayList<>();
        rosters.active(id, members::add);
        List<Row> rows =
                members.stream().flatMap(m -> rows(fund, period, schemes, m)).toList();
        Form form = new Form(
                fund,
                Map.of("fund", id.value(), "period", period.toString()),
                columns(fund, period, schemes),
                schemes,
                FormChoices.titles(members.stream().map(m -> m.name().title())),
                List.of());
        workbooks.write(
                form,
                take -> {
                    for (Row row : rows) {
                        take.row(row);
                    }
                },
                to);
        return rows.size();
    }

    private static List<String> columns(Fund fund, Period period, List<Scheme> schemes) {
        List<String> columns = new ArrayList<>(WHO);
        if (schemes.stream().anyMatch(Scheme::needsWages)) {
            columns.add("wages");
        }
        if (schemes.stream().anyMatch(s -> shares(fund, period, s).isPresent())) {
            columns.addAll(List.of("member_share", "sponsor_share"));
        }
        return columns;
    }

    private static Stream<Row> rows(Fund fund, Period period, List<Scheme> schemes, Member member) {
        return schemes.stream()
                .filter(s -> member.paysInto(s.code(), period))
                .filter(s -> rule(fund, period, s)
                        .flatMap(SchemeRule::payment)
                        .map(w -> open(w, period))
                        .orElse(true))
                .map(s -> row(fund, period, s, member));
    }

    private static Row row(Fund fund, Period period, Scheme scheme, Member member) {
        Map<String, String> fields = new HashMap<>();
        fields.put("member_no", member.memberNo());
        member.person().ifPresent(p -> fields.put("national_id", p.value()));
        fields.put("title", member.name().title());
        fields.put("first_name", member.name().first());
        fields.put("last_name", member.name().last());
        fields.put("scheme", scheme.code().value());
        scheme.termsIn(period)
                .flatMap(SchemeTerms::exactly)
                .map(Satang::toBaht)
                .ifPresent(a -> fields.put("amount", a));
        shares(fund, period, scheme).ifPresent(s -> {
            fields.put("member_share", s.member().toBaht());
            fields.put("sponsor_share", s.sponsor().toBaht());
            fields.put("amount", s.member().plus(s.sponsor()).toBaht());
        });
        return new Row(fields, List.of());
    }

    /** Whether members pay in any day of this month. */
    private static boolean open(Window window, Period period) {
        int month = period.month().getMonthValue();
        return window.from().getMonthValue() <= month && month <= window.until().getMonthValue();
    }

    private static Optional<Shares> shares(Fund fund, Period period, Scheme scheme) {
        return rule(fund, period, scheme).flatMap(SchemeRule::shares);
    }

    private static Optional<SchemeRule> rule(Fund fund, Period period, Scheme scheme) {
        return Optional.ofNullable(fund.rulesIn(period).schemes().get(scheme.code()));
    }
}
