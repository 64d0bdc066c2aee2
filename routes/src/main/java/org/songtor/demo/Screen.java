package org.songtor.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.Satang;
import org.songtor.port.Reports;

/** What a person sees of the demo. */
final class Screen {
    private final PrintStream out;
    private String last = "";

    Screen(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** One line with counts, when they changed. */
    void progress(Reports reports) {
        Map<Label, Integer> labels = new EnumMap<>(Label.class);
        reports.lines().forEach(line -> labels.merge(line.label(), 1, Integer::sum));
        long delivered = reports.files().stream().filter(Screen::delivered).count();
        long answered = reports.files().stream()
                .filter(f -> f.state().equals("ANSWERED"))
                .count();
        int lines = labels.values().stream().mapToInt(Integer::intValue).sum();
        String now =
                "  batches %d, lines %d, files %d: delivered %d, answered %d; lines settled %d, waiting %d, for a person %d"
                        .formatted(
                                reports.batches().size(),
                                lines,
                                reports.files().size(),
                                delivered,
                                answered,
                                labels.getOrDefault(Label.SETTLED, 0),
                                labels.getOrDefault(Label.WAITING, 0),
                                labels.entrySet().stream()
                                        .filter(e -> e.getKey().need() == Label.Need.DECISION)
                                        .mapToInt(Map.Entry::getValue)
                                        .sum());
        if (!now.equals(last)) {
            say(now);
            last = now;
        }
    }

    /**
     * For each agency its files, and what became of their lines.
     *
     * @param signatures of each file that the agency has, by name, whether its signature holds
     */
    void table(Reports reports, Map<String, Boolean> signatures) {
        String form = "%-6s %-34s %6s %14s  %-9s %-9s %8s %8s %10s";
        say("");
        say(form.formatted(
                "agency", "file", "lines", "baht", "signature", "delivered", "answered", "settled", "exceptions"));
        reports.files().stream()
                .sorted(Comparator.comparing(Reports.FileRow::agency).thenComparing(Reports.FileRow::name))
                .forEach(f -> say(form.formatted(
                        f.agency(),
                        f.name(),
                        f.lines(),
                        "%,.2f"
                                .formatted(new java.math.BigDecimal(
                                        Satang.of(f.satang()).toBaht())),
                        signature(Optional.ofNullable(signatures.get(f.name())), delivered(f)),
                        delivered(f) ? "yes" : "no",
                        f.answered(),
                        f.settled(),
                        f.exceptions())));
        items(reports.items());
    }

    private static boolean delivered(Reports.FileRow file) {
        return file.state().equals("DELIVERED") || file.state().equals("ANSWERED");
    }

    /** Nothing is wrong with the signature of what did not arrive. */
    private static String signature(Optional<Boolean> holds, boolean delivered) {
        if (holds.isEmpty() && !delivered) {
            return "-";
        }
        return holds.orElse(false) ? "good" : "BAD";
    }

    private void items(List<Reports.ItemRow> items) {
        Map<Label, Integer> open = new EnumMap<>(Label.class);
        items.stream().filter(Reports.ItemRow::open).forEach(item -> open.merge(item.label(), 1, Integer::sum));
        say("");
        say("for a person to decide (review items):");
        open.forEach((label, count) -> say("  %4d  %s".formatted(count, label)));
    }

    void welcome(Path dir, int port, List<DemoSettings.Login> logins) {
        say("");
        say("files, signatures, answers and the agencies' own books: " + dir.resolve("agency"));
        say("report: " + dir.resolve("report.json"));
        say("console: http://127.0.0.1:" + port + "/   log in as");
        logins.forEach(l -> say("  %-22s %s".formatted(l.login(), l.password())));
    }

    /** How a fund's program can call, each line ready to be used. */
    void programs(Programs programs, List<FundId> funds, Gateway gateway) {
        say("funds' programs:");
        for (FundId fund : funds) {
            say("  sftp -P %d -i %s %s@127.0.0.1".formatted(gateway.port("sftp"), programs.sftpKey(fund), fund));
            say("  curl -H \"Authorization: Bearer $(cat %s)\" ...".formatted(programs.apiKey(fund)));
        }
        say("  REST http://127.0.0.1:%1$d/api/v1/openapi.yaml   SOAP http://127.0.0.1:%1$d/services/intake/v1?wsdl"
                .formatted(gateway.port()));
        say("  both with TLS and client certificates: https://127.0.0.1:%d/".formatted(gateway.port("https")));
    }
}
