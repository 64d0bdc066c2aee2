package org.songtor.cli.deliver;

import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.songtor.cli.Office;
import org.songtor.cli.PageTexts;
import org.songtor.console.FigureWords;
import org.songtor.console.UnchangedWords;
import org.songtor.delivery.Hours;
import org.songtor.flow.SongtorSettings;
import org.songtor.port.DeliveryDesk;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.Unchanged;
import org.springframework.context.MessageSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command has that changes something: a person and a reason, both of which the journal keeps. */
abstract class Wish implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Person person = new Person();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept in the journal")
    private String reason = "";

    @Override
    public Integer call() {
        By by;
        try (Office office = Office.settings()) {
            by = person.by(office, reason, spec.commandLine());
            check(office.the(SongtorSettings.class));
        }
        try (Office office = Office.open()) {
            String done = apply(office.the(DeliveryDesk.class), by);
            spec.commandLine().getOut().println(done);
            return done.startsWith(NOTHING) ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
        }
    }

    static final String NOTHING = "ไม่มีอะไรเปลี่ยน · nothing changed";

    /** @param why asked only where nothing changed */
    static String told(boolean changed, String what, Supplier<Unchanged> why) {
        return changed ? what : NOTHING + ": " + words(why.get());
    }

    private record Tongue(MessageSource texts, Locale locale, ZoneId zone) implements FigureWords {}

    /** As the page says it, in Thai and in English. */
    private static String words(Unchanged why) {
        MessageSource texts = PageTexts.read();
        return Stream.of(PageTexts.THAI, PageTexts.ENGLISH)
                .map(tongue -> UnchangedWords.of(new Tongue(texts, tongue, Hours.ZONE), why))
                .collect(Collectors.joining(" · "));
    }

    /** What the settings alone say against it. @throws CommandLine.ParameterException where they do */
    void check(SongtorSettings settings) {}

    /** @return a line for people, {@link #NOTHING} where nothing changed */
    abstract String apply(DeliveryDesk desk, By by);

    /** @throws CommandLine.ParameterException with these words */
    CommandLine.ParameterException wrong(String words) {
        return new CommandLine.ParameterException(spec.commandLine(), words);
    }
}
