package org.songtor.cli.held;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.cli.Office;
import org.songtor.model.BatchHeader;
import org.songtor.model.BatchId;
import org.songtor.model.BatchState;
import org.songtor.model.FundId;
import org.songtor.model.Label;
import org.songtor.model.NationalId;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.Receipt;
import org.songtor.model.RemittanceLine;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.BatchStore;
import org.songtor.port.BatchStore.Check;
import org.songtor.port.BatchStore.CheckedBatch;
import org.songtor.port.BatchStore.CheckedLine;
import org.songtor.port.BatchStore.Claim;
import org.songtor.port.BatchStore.LineContent;
import org.songtor.port.BatchStore.Submission;
import org.songtor.signing.ReadyKeys;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** An installation with a real store whose fund holds NSF money until December, its people, and the words they type; passwords are {@code <login>-secret}. */
abstract class TrustOffice {
    static final FundId WIANG = FundId.of("wiang");

    /** Login, role, funds; {@code former} is in office no more. */
    private static final String[][] PEOPLE = {
        {"malee", "treasurer", "wiang"},
        {"prasit", "chair", "wiang"},
        {"anong", "committee", "wiang"},
        {"kanda", "collector", "wiang"},
        {"suda", "secretary", "wiang"},
        {"former", "treasurer", "wiang"},
        {"somchai", "chair", "dokkhamtai"},
        {"wichai", "operator", ""}
    };

    @TempDir
    Path folder;

    /** Keeps the database running, so that each command joins it and need not start one. */
    Office office;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void installation() throws IOException {
        settings.put("songtor.home", folder.resolve("home").toString());
        settings.put("songtor.keys", ReadyKeys.at(folder.resolve("keys")).toString());
        String rules = "songtor.funds.wiang.rules[0].";
        settings.put(rules + "from", "2558-01");
        settings.put(rules + "schemes.nsf.hold.from", "12-01");
        settings.put(rules + "schemes.nsf.hold.until", "12-31");
        settings.put(rules + "tiers[0].most-baht", "20000");
        settings.put(rules + "tiers[0].role", "chair");
        for (int i = 0; i < PEOPLE.length; i++) {
            officer("songtor.officers[" + i + "].", PEOPLE[i]);
        }
        settings.forEach(System::setProperty);
        office = Office.open();
        collected(Period.of("2569-01"), 2);
        collected(Period.of("2569-02"), 3);
    }

    private void officer(String at, String[] person) {
        settings.put(at + "login", person[0]);
        settings.put(at + "name", person[0]);
        settings.put(at + "password", "{noop}" + person[0] + "-secret");
        settings.put(at + "role", person[1]);
        if (!person[2].isEmpty()) {
            settings.put(at + "funds", person[2]);
        }
        if (person[0].equals("former")) {
            settings.put(at + "until", "2020-12-31");
        }
    }

    @AfterEach
    void forget() {
        office.close();
        settings.keySet().forEach(System::clearProperty);
    }

    /** 100 baht of each of the first members. */
    private void collected(Period period, int members) throws IOException {
        BatchStore batches = office.the(BatchStore.class);
        byte[] bytes = period.toString().getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve(period + ".csv"), bytes);
        Sha256 sha256 = Sha256.of(bytes);
        BatchId id =
                ((Claim.New) batches.claim(new Submission(WIANG, "folder", "x", Optional.empty(), file, sha256))).id();
        Receipt receipt = new Receipt(
                id.toString(),
                WIANG,
                period.toString(),
                sha256,
                Instant.parse("2026-11-21T01:02:03Z"),
                BatchState.CHECKED,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                Receipt.Count.NONE,
                0,
                List.of(),
                Optional.empty(),
                "");
        batches.checked(
                id,
                new Whole(
                        IntStream.rangeClosed(1, members)
                                .mapToObj(TrustOffice::line)
                                .toList(),
                        new CheckedBatch(
                                BatchState.CHECKED,
                                Optional.of(new BatchHeader(WIANG, period, members, Satang.ZERO)),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                receipt)));
    }

    private record Whole(List<CheckedLine> all, CheckedBatch result) implements Check {
        @Override
        public void lines(Consumer<CheckedLine> to) {
            all.forEach(to);
        }
    }

    private static CheckedLine line(int n) {
        String first = "0%011d".formatted(n);
        RemittanceLine.Details details = new RemittanceLine.Details(
                Optional.of("%04d".formatted(n)), Optional.empty(), Optional.empty(), Optional.empty());
        return new CheckedLine(
                new LineContent.Good(new RemittanceLine(
                        n,
                        n,
                        NationalId.of(first + NationalId.checkDigit(first)),
                        new PersonName("นาง", "สมมุติ", "ใจดี"),
                        SchemeCode.of("nsf"),
                        Satang.ofBaht(100),
                        Optional.empty(),
                        details)),
                ProfileId.of("nsf/collection"),
                Label.HELD_IN_TRUST);
    }

    /** What was printed since it was asked last, of either kind. */
    String said() {
        String text = out.toString() + err;
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return text;
    }

    /** @return the exit code */
    int run(String who, String... words) {
        String[] all = new String[words.length + 3];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--by";
        all[words.length + 1] = who;
        all[words.length + 2] = "--password=" + who + "-secret";
        return new CommandLine(new HeldCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(all);
    }

    int refused(String why, String who, String... words) {
        said();
        int code = run(who, words);
        String text = said();
        if (!text.contains("refused: " + why + ",")) {
            throw new AssertionError(String.join(" ", words) + " by " + who + " said: " + text);
        }
        return code;
    }

    /** Events of an order in the journal, in their order, each with who. */
    List<String> journal(long order) {
        return new JdbcTemplate(office.the(DataSource.class))
                .queryForList(
                        "select event || ' ' || actor from journal where subject = ? order by entry_id",
                        String.class,
                        "held:" + order);
    }
}
