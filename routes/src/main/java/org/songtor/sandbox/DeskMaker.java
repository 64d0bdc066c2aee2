package org.songtor.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.songtor.model.AgencyCode;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.Signer;
import org.songtor.port.StatementFormat;
import org.songtor.sandbox.SandboxSettings.Kind;

/** Builds the desks out of settings and whatever formats there are; a box without its format stops the start. */
final class DeskMaker {
    private final SandboxSettings settings;
    private final Map<ProfileId, AgencyFormat> formats;
    private final Map<String, StatementFormat> statements;
    private final Signer signer;
    private final Clock clock;
    private final Script script;
    private final Orders orders;

    DeskMaker(
            SandboxSettings settings,
            List<AgencyFormat> formats,
            List<StatementFormat> statements,
            Signer signer,
            Clock clock,
            Orders orders)
            throws IOException {
        this.settings = settings;
        this.formats =
                formats.stream().collect(Collectors.toMap(f -> f.profile().id(), Function.identity()));
        this.statements = statements.stream().collect(Collectors.toMap(StatementFormat::name, Function.identity()));
        this.signer = signer;
        this.clock = clock;
        this.orders = orders;
        this.script = Script.read(settings.script());
    }

    Desks make() throws IOException {
        Map<AgencyCode, AgencyDesk> desks = new HashMap<>();
        Map<String, Box> boxes = new HashMap<>();
        for (Map.Entry<AgencyCode, SandboxSettings.Agency> e :
                settings.agencies().entrySet()) {
            AgencyCode agency = e.getKey();
            Map<Box, AgencyFormat> files = new HashMap<>();
            for (Map.Entry<String, Kind> b : e.getValue().boxes().entrySet()) {
                files.put(box(agency, b.getKey(), b.getValue()), format(new ProfileId(agency, b.getKey())));
            }
            Box statementBox = box(agency, Box.STATEMENTS, Kind.FILES);
            files.keySet().forEach(b -> boxes.put(agency + "/" + b.name(), b));
            boxes.put(agency + "/" + Box.STATEMENTS, statementBox);
            desks.put(agency, desk(agency, e.getValue(), files, statementBox));
        }
        return new Desks(Map.copyOf(desks), Map.copyOf(boxes), orders);
    }

    /** Where an agency's things lie under {@code dir}. */
    static Path home(SandboxSettings settings, AgencyCode agency) {
        return settings.dir().resolve("agency").resolve(agency.value());
    }

    private AgencyDesk desk(
            AgencyCode agency, SandboxSettings.Agency entry, Map<Box, AgencyFormat> files, Box statementBox)
            throws IOException {
        Path home = home(settings, agency);
        Path state = home.resolve("state");
        Disk disk = new Disk(state.resolve("making"));
        Ledger ledger = new Ledger(appendOnly(home, "ledger", disk));
        Events events = new Events(appendOnly(home, "events", disk), clock);
        Judge judge = new Judge(script);
        StatementFormat statement = statements.get(entry.statementFormat());
        if (statement == null) {
            throw new IllegalStateException("no statement format named " + entry.statementFormat());
        }
        return new AgencyDesk(
                files,
                new Register(home, disk, ledger, judge),
                new Arrivals(state.resolve("arriving"), disk),
                new Answering(
                        new Archive(home.resolve("answers"), disk, signer, agency),
                        new Archive(state.resolve("wrong"), disk, signer, agency),
                        judge,
                        orders,
                        events),
                new Bank(
                        statementBox,
                        entry.account(),
                        statement,
                        new Archive(home.resolve("statements"), disk, signer, agency),
                        orders,
                        events),
                new Credits(script, judge, settings.answerDelay().plus(settings.creditDelay())),
                orders,
                events,
                signer,
                settings.answerDelay(),
                clock);
    }

    private static AppendOnly appendOnly(Path home, String name, Disk disk) {
        return new AppendOnly(home.resolve(name + ".csv"), home.resolve("state").resolve(name + ".length"), disk);
    }

    private Box box(AgencyCode agency, String name, Kind kind) throws IOException {
        Box box = new Box(
                agency, name, kind, home(settings, agency).resolve("box").resolve(name));
        box.create();
        return box;
    }

    private AgencyFormat format(ProfileId profile) {
        AgencyFormat format = formats.get(profile);
        if (format == null) {
            throw new IllegalStateException("no format for " + profile);
        }
        return format;
    }
}
