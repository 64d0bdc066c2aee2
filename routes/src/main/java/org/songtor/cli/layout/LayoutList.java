package org.songtor.cli.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songtor.cli.Office;
import org.songtor.flow.Confirmations;
import org.songtor.flow.SongtorSettings;
import org.songtor.layout.Description;
import org.songtor.layout.Layout;
import org.songtor.model.FormVersion;
import org.songtor.model.ProfileInfo;
import org.songtor.port.LayoutActivations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code layout list}: every version of both parts of every profile. Confirmations are those of the settings of this folder; the store
 * is opened only where a version later than the first is there, which alone asks for two people.
 */
@Command(
        name = "list",
        description = "Every version of every form: since when, how sure, its hash, whether confirmed and active.",
        mixinStandardHelpOptions = true)
public final class LayoutList implements Callable<Integer> {
    private static final Pattern CONFIDENCE = Pattern.compile("confidence ([A-D])");
    private static final String UNKNOWN = "unknown: no settings here";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "-o", paramLabel = "FORM", defaultValue = "text", description = "text or json (default: text)")
    private Form form = Form.TEXT;

    @Override
    public Integer call() throws JsonProcessingException {
        Profiles profiles = new Profiles();
        List<FormVersion> forms = profiles.forms();
        PrintWriter out = spec.commandLine().getOut();
        if (form == Form.TEXT) {
            profiles.statements()
                    .keySet()
                    .forEach(
                            name -> out.println(
                                    name
                                            + " statement  รายการเดินบัญชี อ่านโดยโปรแกรม · a bank's form, read by a program: layout read, layout verify"));
        }
        if (!settings()) {
            print(
                    forms.stream()
                            .map(f -> row(profiles, f, UNKNOWN, f.first() ? "yes" : UNKNOWN))
                            .toList(),
                    out);
            return 0;
        }
        boolean later = forms.stream().anyMatch(f -> !f.first());
        try (Office office = later ? Office.open() : Office.settings()) {
            Confirmations confirmations = new Confirmations(office.the(SongtorSettings.class));
            Predicate<FormVersion> active =
                    f -> f.first() || office.the(LayoutActivations.class).activated(f);
            print(
                    forms.stream()
                            .map(f -> row(profiles, f, confirmed(f, confirmations), active.test(f) ? "yes" : "no"))
                            .toList(),
                    out);
        }
        return 0;
    }

    /** Whether an installation's settings can be seen from here. */
    private static boolean settings() {
        return Files.isDirectory(Path.of("config")) || System.getProperty("spring.config.additional-location") != null;
    }

    private static String confirmed(FormVersion form, Confirmations confirmations) {
        if (form.info().status() == ProfileInfo.Status.PUBLIC) {
            return "not asked: public";
        }
        return confirmations.confirmed(form) ? "yes" : "no";
    }

    private static Map<String, Object> row(Profiles profiles, FormVersion f, String confirmed, String active) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("profile", f.info().id().toString());
        row.put("part", f.part().word());
        row.put("version", f.info().version());
        row.put("validFrom", f.info().validFrom().toString());
        row.put(
                "validTo",
                profiles.table(f)
                        .map(Layout::describe)
                        .flatMap(Description::validTo)
                        .map(Object::toString)
                        .orElse(""));
        row.put("status", f.info().status().name());
        row.put("confirmed", confirmed);
        row.put("active", active);
        row.put("confidence", confidence(f));
        row.put("hash", f.hash().hex());
        row.put("source", f.info().source());
        return row;
    }

    /** Every source names it, A to D. */
    private static String confidence(FormVersion f) {
        Matcher m = CONFIDENCE.matcher(f.info().source());
        return m.find() ? m.group(1) : "";
    }

    private void print(List<Map<String, Object>> rows, PrintWriter out) throws JsonProcessingException {
        if (form == Form.JSON) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(rows));
            return;
        }
        for (Map<String, Object> r : rows) {
            out.println("%s %s v%s ตั้งแต่ from %s  %s  confirmed %s  active %s"
                    .formatted(
                            r.get("profile"),
                            r.get("part"),
                            r.get("version"),
                            r.get("validFrom"),
                            r.get("status"),
                            r.get("confirmed"),
                            r.get("active")));
            out.println("    " + r.get("source"));
            out.println("    " + r.get("hash"));
        }
        out.flush();
    }
}
