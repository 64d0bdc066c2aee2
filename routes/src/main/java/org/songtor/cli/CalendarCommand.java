package org.songtor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.songtor.delivery.Hours;
import org.songtor.flow.CalendarBoard;
import org.songtor.flow.CalendarBoard.Lane;
import org.songtor.flow.CalendarJson;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.AgencyCode;
import org.songtor.port.Viewer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code calendar}: each profile's next cut-off, and what will make it, is in danger, or has missed it; 1 where something will not be in time, or more wait than were looked at. */
@Command(
        name = "calendar",
        description = "Agencies' next cut-offs, and the batches and files that will make or miss them.",
        mixinStandardHelpOptions = true)
final class CalendarCommand implements Callable<Integer> {
    private static final Viewer OPERATOR = new Viewer("operator", Set.of(), true);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--agency", paramLabel = "AGENCY", description = "only this one")
    private @Nullable String agency;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "as it would be then: 2026-11-20T15:00 in Bangkok, or with Z or an offset; default now")
    private @Nullable String at;

    @Mixin
    private OutputOption output = new OutputOption();

    /** @throws ParameterException for an agency that is not configured, and for what is no instant */
    @Override
    public Integer call() throws JsonProcessingException {
        Instant when = when();
        try (Office office = Office.open()) {
            Optional<AgencyCode> only = only(office.the(SongtorSettings.class));
            List<Lane> lanes = office.the(CalendarBoard.class).lanes(OPERATOR, when).stream()
                    .filter(l -> only.map(l.profile().agency()::equals).orElse(true))
                    .toList();
            print(lanes, when);
            return lanes.stream().anyMatch(Lane::late) ? Main.FAILED : Main.OK;
        }
    }

    private Instant when() {
        if (at == null) {
            return Instant.now();
        }
        try {
            boolean placed = at.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})");
            return placed
                    ? java.time.OffsetDateTime.parse(at).toInstant()
                    : LocalDateTime.parse(at).atZone(Hours.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "No instant: " + at + "; say 2026-11-20T15:00");
        }
    }

    private Optional<AgencyCode> only(SongtorSettings settings) {
        Optional<AgencyCode> code = Optional.ofNullable(agency).map(AgencyCode::of);
        if (code.isPresent() && !settings.agencies().containsKey(code.get())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No agency " + agency + " is configured; there are "
                            + settings.agencies().keySet());
        }
        return code;
    }

    private void print(List<Lane> lanes, Instant when) throws JsonProcessingException {
        output.print(
                spec.commandLine().getOut(),
                () -> CalendarJson.of(lanes, when),
                out -> new CalendarText(out, when).print(lanes));
    }
}
