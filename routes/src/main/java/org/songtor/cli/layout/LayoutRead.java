package org.songtor.cli.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.songtor.layout.Inspection;
import org.songtor.model.FormVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code layout read PROFILE FILE}: every record with its fields, and every problem. */
@Command(
        name = "read",
        description = {
            "Prints every record of a file with its fields, and every problem. Exit code 1 where there are problems.",
            "As JSON all values stand whole, national ids too, so that layout write gives the same bytes."
        },
        mixinStandardHelpOptions = true)
public final class LayoutRead implements Callable<Integer> {
    @Mixin
    private OneFile file = new OneFile();

    @Option(names = "-o", paramLabel = "FORM", defaultValue = "text", description = "text or json (default: text)")
    private Form form = Form.TEXT;

    @Option(names = "--show-ids", description = "national ids whole in the text, not only their last four digits")
    private boolean ids;

    @Override
    public Integer call() throws IOException {
        Optional<StatementFile> statement = file.statement();
        return statement.isPresent() ? statement(statement.get()) : remittance();
    }

    private int statement(StatementFile statement) throws IOException {
        if (form == Form.JSON) {
            file.out()
                    .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(statement.json()));
            return statement.problems().isEmpty() ? 0 : 1;
        }
        statement.print(file.out());
        return statement.told(file.out());
    }

    private int remittance() throws IOException {
        FileParts parts = file.read();
        PrintWriter out = file.out();
        if (form == Form.JSON) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(FileJson.of(parts)));
            return parts.problems().isEmpty() ? 0 : 1;
        }
        FormVersion version = parts.form();
        out.println(parts.fileName() + ": " + version.words());
        parts.records().forEach(r -> print(r, out));
        parts.document().ifPresent(d -> print("document", DocumentJson.of(d), out));
        parts.answer().ifPresent(a -> print("answer", AnswerJson.of(a), out));
        return OneFile.told(parts, out);
    }

    private void print(Inspection.Seen record, PrintWriter out) {
        out.println("ระเบียน record " + record.number() + " " + record.tag() + ", ไบต์ byte " + record.offset() + ", "
                + record.length() + " bytes");
        record.fields().forEach(f -> out.println("  %-16s %s".formatted(f.name(), shown(f.text()))));
    }

    /** An object's own texts, then those within it, each under its place. */
    private void print(String place, JsonNode node, PrintWriter out) {
        out.println(place);
        node.properties().stream()
                .filter(e -> e.getValue().isValueNode())
                .forEach(e -> out.println(
                        "  %-16s %s".formatted(e.getKey(), shown(e.getValue().asText()))));
        node.properties().stream().filter(e -> e.getValue().isContainerNode()).forEach(e -> {
            int n = 0;
            if (e.getValue().isArray()) {
                for (JsonNode one : e.getValue()) {
                    print(e.getKey() + " " + ++n, one, out);
                }
            } else {
                print(e.getKey(), e.getValue(), out);
            }
        });
    }

    private String shown(String text) {
        return ids ? text : Masked.text(text);
    }
}
