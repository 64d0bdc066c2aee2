package org.songtor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code -o text|json}: for people or for programs. */
public final class OutputOption {
    /** How it is printed. */
    public enum Form {
        TEXT,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "text",
            description = "text or json")
    private Form form = Form.TEXT;

    public OutputOption() {}

    public OutputOption(Form form) {
        this.form = form;
    }

    /** Only what is asked for is made. */
    public void print(PrintWriter out, Supplier<?> json, Consumer<PrintWriter> text) throws JsonProcessingException {
        if (form == Form.JSON) {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(json.get()));
        } else {
            text.accept(out);
        }
    }
}
