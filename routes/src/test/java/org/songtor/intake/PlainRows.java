package org.songtor.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.songtor.port.BatchReader;

/** A form that says every canonical field by name, {@code name=value|name=value}: what is tested here is the check, not a form. */
final class PlainRows implements BatchReader {
    static final String FIRST = "plain-rows";

    @Override
    public String name() {
        return FIRST;
    }

    @Override
    public boolean recognises(byte[] firstBytes) {
        return new String(firstBytes, StandardCharsets.UTF_8).startsWith(FIRST);
    }

    @Override
    public void read(Path file, Sink sink) throws IOException {
        List<String> lines = Files.readAllLines(file);
        sink.header(fields(lines.get(1)));
        for (int i = 2; i < lines.size(); i++) {
            sink.row(i + 1, fields(lines.get(i)));
        }
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        for (String field : line.split("\\|")) {
            int sign = field.indexOf('=');
            fields.put(field.substring(0, sign), field.substring(sign + 1));
        }
        return fields;
    }
}
