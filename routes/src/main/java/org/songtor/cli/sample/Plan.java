package org.songtor.cli.sample;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;

/** What the sample month shall hold, as {@code resources/sample/plan/*.csv} says it. */
record Plan(
        Map<FundId, FundPlan> funds,
        List<Sheet> sheets,
        Map<SchemeCode, Pays> schemes,
        List<Group> groups,
        List<Credit> credits,
        Map<String, Story> stories) {

    /** @param payers the fund's registered name by agency code */
    record FundPlan(String letter, String sheetName, Map<String, String> payers) {}

    /** One source file: which of the fund's schemes stand in it. */
    record Sheet(String file, FundId fund, List<SchemeCode> schemes) {}

    /** @param wages in the order of the roster; empty where the amount is drawn from {@code amounts} */
    record Pays(ProfileId profile, List<Satang> amounts, List<Satang> wages) {}

    /**
     * {@code count} members alike.
     *
     * @param roster schemes the roster names
     * @param beyond schemes they pay into this month for the first time; the roster does not name them yet
     * @param planted the case the one member of this group stands for; empty for ordinary members
     * @param scheme the scheme the case is about
     * @param pays amount in baht of that scheme's line; empty draws it
     * @param label what is expected of that line
     * @param deed what the sandbox's agency does, with {@code booked} baht
     */
    record Group(
            FundId fund,
            int count,
            String title,
            String occupation,
            List<SchemeCode> roster,
            List<SchemeCode> beyond,
            String planted,
            String scheme,
            String pays,
            String label,
            String deed,
            String booked) {}

    /** What happens to the money of whole files; {@code profile} may be a list joined by {@code +}. */
    record Credit(String planted, String profile, FundId fund, String deed, String amount, String label) {}

    record Story(String thai, String english) {}

    static Plan read() throws IOException {
        Map<FundId, FundPlan> funds = new LinkedHashMap<>();
        for (NamedCsvRecord r : Table.plan("funds")) {
            funds.put(FundId.of(r.getField("fund")), fund(r));
        }
        Map<SchemeCode, Pays> schemes = new LinkedHashMap<>();
        for (NamedCsvRecord r : Table.plan("schemes")) {
            schemes.put(SchemeCode.of(r.getField("scheme")), pays(r));
        }
        Map<String, Story> stories = new LinkedHashMap<>();
        for (NamedCsvRecord r : Table.plan("cases")) {
            stories.put(r.getField("case"), new Story(r.getField("th"), r.getField("en")));
        }
        return new Plan(
                funds,
                Table.plan("batches").stream().map(Plan::sheet).toList(),
                schemes,
                Table.plan("members").stream().map(Plan::group).toList(),
                Table.plan("credits").stream().map(Plan::credit).toList(),
                stories);
    }

    FundPlan fund(FundId id) {
        return Objects.requireNonNull(funds.get(id), () -> "plan/funds.csv has no fund " + id);
    }

    Pays pays(SchemeCode code) {
        return Objects.requireNonNull(schemes.get(code), () -> "plan/schemes.csv has no scheme " + code);
    }

    private static FundPlan fund(NamedCsvRecord r) {
        Map<String, String> payers = new LinkedHashMap<>();
        for (String part : Table.parts(r.getField("payers"))) {
            int equals = part.indexOf('=');
            payers.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return new FundPlan(r.getField("letter"), r.getField("sheet"), payers);
    }

    private static Sheet sheet(NamedCsvRecord r) {
        return new Sheet(r.getField("file"), FundId.of(r.getField("fund")), codes(r.getField("schemes")));
    }

    private static Pays pays(NamedCsvRecord r) {
        List<Satang> amounts = new ArrayList<>();
        for (String part : Table.parts(r.getField("amounts"))) {
            int star = part.indexOf('*');
            int weight = star < 0 ? 1 : Integer.parseInt(part.substring(star + 1));
            for (int i = 0; i < weight; i++) {
                amounts.add(baht(star < 0 ? part : part.substring(0, star)));
            }
        }
        return new Pays(
                ProfileId.of(r.getField("profile")),
                List.copyOf(amounts),
                Table.parts(r.getField("wages")).stream().map(Plan::baht).toList());
    }

    private static Group group(NamedCsvRecord r) {
        return new Group(
                FundId.of(r.getField("fund")),
                Integer.parseInt(r.getField("count")),
                r.getField("title"),
                r.getField("occupation"),
                codes(r.getField("roster")),
                codes(r.getField("new")),
                r.getField("case"),
                r.getField("scheme"),
                r.getField("pays"),
                r.getField("label"),
                r.getField("do"),
                r.getField("booked"));
    }

    private static Credit credit(NamedCsvRecord r) {
        return new Credit(
                r.getField("case"),
                r.getField("profile"),
                FundId.of(r.getField("fund")),
                r.getField("do"),
                r.getField("amount"),
                r.getField("label"));
    }

    private static List<SchemeCode> codes(String cell) {
        return Table.parts(cell).stream().map(SchemeCode::of).toList();
    }

    static Satang baht(String text) {
        return Satang.ofBaht(new BigDecimal(text));
    }
}
