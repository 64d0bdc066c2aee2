package org.songtor.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.songtor.layout.LayoutShelf;
import org.songtor.layout.LayoutTable;
import org.songtor.model.ProfileId;

/**
 * The page of one profile in Markdown. Everything in it comes from the files beside it: {@code <profile>.v<N>.layout} or {@code
 * .properties}, the same for the answer, and {@code .example}, bytes that the contract suite holds true.
 */
public final class ProfilePage {
    private static final String ANSWER = "-answer";

    private final LayoutShelf shelf;
    private final ProfileId profile;
    private final String version;

    private ProfilePage(LayoutShelf shelf, ProfileId profile, int version) {
        this.shelf = shelf;
        this.profile = profile;
        this.version = ".v" + version;
    }

    /**
     * @param shelf where its files lie, an installation's own among them
     * @throws IllegalArgumentException for a profile that has neither a layout table nor a file of facts
     */
    public static String of(LayoutShelf shelf, ProfileId profile, int version) {
        return new ProfilePage(shelf, profile, version).text();
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        out.append("<!-- made by: songtor layout doc ")
                .append(profile)
                .append("; changes go into the files it is made from -->\n");
        out.append("# ").append(profile).append(" รุ่นที่ ").append(version.substring(2));
        out.append(" · version ").append(version.substring(2)).append("\n\n");
        Optional<String> layout = resource("", ".layout");
        if (layout.isPresent()) {
            tables(out, layout.get());
        } else {
            facts(out);
        }
        return out.toString();
    }

    /** A table without an answer is a statement's: nobody sends it, nobody answers it. */
    private void tables(StringBuilder out, String layout) {
        TablePart.head(out, LayoutTable.read(layout));
        Optional<String> answered = resource(ANSWER, ".layout");
        if (answered.isEmpty()) {
            out.append("\n## รายการเดินบัญชี · The statement\n\n");
            TablePart.records(out, layout, bytes("", ".example"));
            return;
        }
        out.append("\n## ไฟล์นำส่ง · What we send\n\n");
        TablePart.records(out, layout, bytes("", ".example"));
        String answer = answered.get();
        out.append("\n## ไฟล์ตอบรับ · The answer\n\n");
        TablePart.head(out, LayoutTable.read(answer));
        out.append('\n');
        TablePart.records(out, answer, bytes(ANSWER, ".example"));
    }

    private void facts(StringBuilder out) {
        String text = required("", ".properties");
        ExamplePart.head(out, properties(text));
        out.append('\n');
        text.lines()
                .filter(l -> l.startsWith("#"))
                .forEach(l -> out.append(l.substring(1).strip()).append('\n'));
        for (String schema : new String[] {".wsdl", ".xsd"}) {
            if (bytes("", schema).isPresent()) {
                out.append("\nสัญญา · contract: `")
                        .append(profile.name())
                        .append(version)
                        .append(schema)
                        .append("`\n");
            }
        }
        out.append("\n## ไฟล์นำส่ง · What we send\n\n");
        ExamplePart.append(out, bytes("", ".example").orElseThrow(() -> absent("", ".example")));
        out.append("\n## ไฟล์ตอบรับ · The answer\n\n");
        ExamplePart.append(out, bytes(ANSWER, ".example").orElseThrow(() -> absent(ANSWER, ".example")));
    }

    private static Properties properties(String text) {
        Properties facts = new Properties();
        try {
            facts.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return facts;
    }

    private String required(String part, String ending) {
        return resource(part, ending).orElseThrow(() -> absent(part, ending));
    }

    private IllegalArgumentException absent(String part, String ending) {
        return new IllegalArgumentException("no /formats/" + name(part, ending));
    }

    private Optional<String> resource(String part, String ending) {
        return bytes(part, ending).map(b -> new String(b, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> bytes(String part, String ending) {
        return shelf.file(name(part, ending));
    }

    private String name(String part, String ending) {
        if (part.isEmpty()) {
            return profile + version + ending;
        }
        return profile + part + answerVersion(ending) + ending;
    }

    /** An answer keeps its form until it has a version of its own: the newest that is not after the remittance's. */
    private String answerVersion(String ending) {
        for (int v = Integer.parseInt(version.substring(2)); v > 1; v--) {
            if (shelf.file(profile + ANSWER + ".v" + v + ending).isPresent()) {
                return ".v" + v;
            }
        }
        return ".v1";
    }
}
