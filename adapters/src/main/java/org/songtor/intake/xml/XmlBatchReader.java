package org.songtor.intake.xml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.songtor.intake.grid.Header;
import org.songtor.intake.grid.NamedLines;
import org.songtor.intake.text.FirstBytes;
import org.songtor.intake.text.StrictUtf8;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.port.BatchReader;
import org.songtor.port.FormatException;
import org.songtor.wire.XmlIn;
import org.songtor.wire.XmlNode;
import org.springframework.stereotype.Component;

/**
 * A batch by {@code songtor-batch.v1.xsd}: {@code batch} with one {@code header} and then its {@code line}s, memory holding one of them.
 * The order of the fields within each is free. What the schema says of single values is left to the checks of lines, so that one bad
 * value refuses one line.
 */
@Component
public class XmlBatchReader implements BatchReader {
    static final String NAMESPACE = "urn:songtor:batch:v1";

    @Override
    public String name() {
        return "xml";
    }

    @Override
    public boolean recognises(byte[] first) {
        return FirstBytes.begins(first, "<");
    }

    @Override
    public void read(Path file, Sink sink) throws IOException, FormatException {
        try (StrictUtf8 text = new StrictUtf8(Files.newInputStream(file))) {
            try {
                document(XmlIn.open(text, NAMESPACE), sink);
            } catch (FormatException e) {
                text.explain();
                throw told(e);
            }
        }
    }

    /** A declaration that names another encoding says the file is not the text we would read, be its bytes UTF-8 or not. */
    private static FormatException told(FormatException refusal) {
        Problem first = refusal.problems().get(0);
        return first.row() == 0 && first.field().equals("encoding")
                ? new FormatException(
                        Problem.ofFile(ProblemCode.WRONG_ENCODING, "encoding", first.found(), first.expected()))
                : NamedLines.ofFund(refusal);
    }

    private static void document(XmlIn in, Sink sink) throws FormatException {
        in.enter("batch");
        header(in.take("header"), sink);
        NamedLines lines = new NamedLines(sink);
        while (!in.next().isEmpty()) {
            lines.begin();
            for (XmlNode field : in.takeRecord("line").children()) {
                lines.put(field.name(), leaf(field));
            }
            lines.end();
        }
        in.leave();
        in.end();
    }

    private static void header(XmlNode element, Sink sink) throws FormatException {
        Header header = new Header();
        for (XmlNode field : element.children()) {
            if (!Header.knows(field.name()) || !header.put(field.name(), leaf(field))) {
                throw NamedLines.malformed(0, field.name(), field.name(), "each once: " + Header.names());
            }
        }
        sink.header(header.whole(0));
    }

    private static String leaf(XmlNode field) throws FormatException {
        if (!field.children().isEmpty() || !field.attributes().isEmpty()) {
            throw NamedLines.malformed(field.record(), field.name(), "elements or attributes", "text only");
        }
        return field.text();
    }
}
