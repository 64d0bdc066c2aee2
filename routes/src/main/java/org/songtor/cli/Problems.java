package org.songtor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.songtor.model.ProblemCode;
import org.songtor.model.ProblemPage;
import org.songtor.model.ProblemTexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code problems}: every code with its severity, what happened and what to do. */
@Command(
        name = "problems",
        description = "Lists every problem Songtor can report, in Thai and English.",
        mixinStandardHelpOptions = true)
final class Problems implements Callable<Integer> {
    private static final Locale THAI = Locale.forLanguageTag("th");

    /** How to print. */
    enum Form {
        TEXT,
        JSON,
        MARKDOWN
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "-o",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: text)")
    private Form form = Form.TEXT;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        switch (form) {
            case TEXT -> Arrays.stream(ProblemCode.values()).forEach(c -> text(c, out));
            case JSON -> out.println(json());
            case MARKDOWN -> out.print(ProblemPage.markdown());
        }
        out.flush();
        return Main.OK;
    }

    private static void text(ProblemCode c, PrintWriter out) {
        out.println(c.code() + " " + c.name() + " · " + ProblemPage.severity(c.severity(), THAI) + " · "
                + ProblemPage.severity(c.severity(), Locale.ENGLISH));
        for (Locale locale : List.of(THAI, Locale.ENGLISH)) {
            out.println("  " + ProblemTexts.what(c, locale));
            out.println("  → " + ProblemTexts.todo(c, locale));
        }
    }

    private static String json() throws JsonProcessingException {
        return new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Arrays.stream(ProblemCode.values())
                        .map(Problems::fields)
                        .toList());
    }

    private static Map<String, String> fields(ProblemCode c) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", c.code());
        fields.put("name", c.name());
        fields.put("severity", c.severity().name());
        fields.put("th", ProblemTexts.what(c, THAI));
        fields.put("todo_th", ProblemTexts.todo(c, THAI));
        fields.put("en", ProblemTexts.what(c, Locale.ENGLISH));
        fields.put("todo_en", ProblemTexts.todo(c, Locale.ENGLISH));
        return fields;
    }
}
