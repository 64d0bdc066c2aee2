package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command of the program says what it is for when it is asked, and does nothing else. */
class HelpTest {
    /** Words that lead to each command, such as {@code layout show}. */
    static Stream<List<String>> commands() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return below(List.of(), Main.commandLine(nowhere, nowhere));
    }

    private static Stream<List<String>> below(List<String> words, CommandLine command) {
        Stream<List<String>> own = Stream.of(words);
        return Stream.concat(
                own,
                command.getSubcommands().entrySet().stream()
                        .flatMap(e -> below(
                                Stream.concat(words.stream(), Stream.of(e.getKey()))
                                        .toList(),
                                e.getValue())));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_that_is_asked_for_help_says_its_words_and_ends_well(List<String> words) {
        for (String asked : List.of("--help", "-h")) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            String[] all = Stream.concat(words.stream(), Stream.of(asked)).toArray(String[]::new);
            int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
            assertThat(code).as("%s %s", words, err).isZero();
            assertThat(out.toString())
                    .contains(
                            "Usage: songtor" + words.stream().map(w -> " " + w).reduce("", String::concat));
            assertThat(err.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout", "crash", "roster"})
    void the_word_help_knows_every_command(String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "help", command))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Usage: songtor " + command);
    }

    @Test
    void a_word_that_is_no_command_is_told() {
        StringWriter err = new StringWriter();
        assertThat(Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "crasch"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("crasch", "crash");
    }
}
