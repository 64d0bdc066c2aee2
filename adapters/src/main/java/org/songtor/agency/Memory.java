package org.songtor.agency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.songtor.model.Document;
import org.songtor.port.FormatException;
import org.songtor.port.Lines;

/** A profile that goes line by line, asked for a whole document at once. */
public final class Memory {
    private Memory() {}

    /** What is written to a stream. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws FormatException, IOException;
    }

    /** What is read from a stream. */
    @FunctionalInterface
    public interface Reading {
        Document.Header from(InputStream in, Lines.Sink sink) throws FormatException, IOException;
    }

    public static Lines lines(Document document) {
        return sink -> {
            for (Document.Line line : document.lines()) {
                sink.line(line);
            }
        };
    }

    public static byte[] written(Writing writing) throws FormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    public static Document read(byte[] content, Reading reading) throws FormatException {
        List<Document.Line> lines = new ArrayList<>();
        try {
            return new Document(reading.from(new ByteArrayInputStream(content), lines::add), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }
}
