package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.Songtor;
import org.songtor.bench.People;
import org.songtor.delivery.Hours;
import org.songtor.handover.Parcels;
import org.songtor.intake.Intake;
import org.songtor.model.FileState;
import org.songtor.model.FundId;
import org.songtor.model.Member;
import org.songtor.model.ProfileId;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.AnswerUploads;
import org.songtor.port.BatchStore.Submission;
import org.songtor.port.HandoverStore;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.RosterStore;
import org.songtor.port.Viewer;
import org.songtor.port.Views;
import org.songtor.sandbox.Counter;
import org.songtor.sandbox.Sandbox;
import org.songtor.sandbox.SandboxSettings;
import org.songtor.signing.ReadyKeys;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One real file, by the commands, from the running gateway to an agency's counter and its answer back. */
class HandoverRoundTest {
    private static final ProfileId NSF = ProfileId.of("nsf/collection");
    private static final FundId FUND = FundId.of("wiang");
    private static final String WICHAI = "--password=wichai-secret";
    private static final String SOMSRI = "--password=somsri-secret";
    private static final byte[] PHOTO = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 7};
    private static final Pattern CLAIM = Pattern.compile("noted as ([0-9]+);");

    private static final Pattern AGAIN = Pattern.compile("deliver approve ([0-9]+)");

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext gateway;
    private static Sandbox agency;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void gatewayWhoseAgencyIsReachedByHand() throws IOException {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path keys = ReadyKeys.at(folder.resolve("keys"));
        System.setProperty("songtor.home", folder.resolve("home").toString());
        System.setProperty("songtor.keys", keys.toString());
        System.setProperty("server.port", "0");
        System.setProperty("songtor.agencies.nsf.profiles[collection].channel", "manual");
        officer(0, "wichai");
        officer(1, "somsri");
        agency = Sandbox.start(new SandboxSettings(
                folder.resolve("agency"),
                keys,
                0,
                0,
                Optional.empty(),
                Map.of(
                        NSF.agency(),
                        new SandboxSettings.Agency(
                                "0060001112", "camt.053", Map.of(NSF.name(), SandboxSettings.Kind.FILES))),
                Duration.ZERO,
                Duration.ofDays(1)));
        gateway = new SpringApplicationBuilder(Songtor.class).run();
    }

    private static void officer(int number, String login) {
        String at = "songtor.officers[" + number + "].";
        System.setProperty(at + "login", login);
        System.setProperty(at + "name", login);
        System.setProperty(at + "password", "{noop}" + login + "-secret");
        System.setProperty(at + "role", "operator");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        agency.close();
        System.getProperties()
                .keySet()
                .removeIf(k -> k.toString().startsWith("songtor.officers")
                        || k.toString().startsWith("songtor.agencies")
                        || List.of("songtor.home", "songtor.keys", "server.port")
                                .contains(k.toString()));
    }

    @Test
    void a_file_is_taken_out_with_its_papers_handed_over_by_two_people_and_its_answer_comes() throws Exception {
        handIn();
        await().atMost(Duration.ofMinutes(2)).until(() -> parcels().files().size() == 1);
        String number = Long.toString(file().id().value());
        assertThat(run("handover", "list"))
                .contains(file().id() + "  ", file().name(), "nsf/collection", "300.00 บาท", "ready");
        assertThat(run("deliver", "list")).contains(file().name() + "\tSIGNED\tCARRIED\t");
        run("deliver", "hold", number, "--reason", "รอกองทุน", "--by", "wichai", WICHAI);
        assertThat(run("handover", "list"))
                .contains("held, not to be taken out until somebody lets it go: wichai: รอกองทุน")
                .doesNotContain("ready");
        run("deliver", "release", number, "--reason", "ยืนยันแล้ว", "--by", "somsri", SOMSRI);
        assertThat(run("handover", "list")).contains("ready").doesNotContain("held");
        assertThat(shown().carried()).isTrue();
        assertThat(shown().nextTry()).isEmpty();

        Path stick = Files.createDirectory(folder.resolve("stick"));
        Path parcel = Path.of(run("handover", "export", number, "--to", stick.toString(), "--by", "wichai", WICHAI)
                .strip());
        Instant out = file().export().orElseThrow().at();
        assertThat(fails(
                        "handover",
                        "export",
                        file().id().toString(),
                        "--to",
                        stick.toString(),
                        "--by",
                        "somsri",
                        SOMSRI))
                .as("it stands there already")
                .contains(file().name());
        assertThat(file().export().orElseThrow()).isEqualTo(new HandoverStore.Export("wichai", out));
        byte[] content = Files.readAllBytes(parcel.resolve(file().name()));
        byte[] signature = Files.readAllBytes(parcel.resolve(file().name() + ".p7s"));
        assertThat(Files.readString(parcel.resolve("SHA256SUMS")))
                .contains(Sha256.of(content) + "  " + file().name(), Sha256.of(signature) + "  ");
        assertThat(Sha256.of(content)).isEqualTo(file().sha256());
        assertThat(Files.readString(parcel.resolve("letter.html")))
                .contains("รายการตรวจของผู้ถือไฟล์", file().sha256().hex(), "300.00");

        Counter counter = agency.counter(NSF);
        counter.take(file().name(), content, signature);
        String tomorrow = LocalDate.now(Hours.ZONE).plusDays(1).toString();
        assertThat(fails(
                        "handover",
                        "confirm",
                        number,
                        "--carried-by",
                        "สมชาย",
                        "--receipt",
                        "R-76",
                        "--on",
                        tomorrow,
                        "--by",
                        "wichai",
                        WICHAI))
                .contains("ส่งมอบวันที่ " + tomorrow + " ไม่ได้", "until today");
        String first = said(number);
        assertThat(run("handover", "list")).contains("waits for another's approval", first, "wichai", "R-77");
        assertThat(file().state()).as("one alone hands nothing over").isEqualTo(FileState.SIGNED);
        assertThat(fails("handover", "approve", first, "--by", "wichai", WICHAI))
                .contains("does not approve");
        assertThat(fails("handover", "approve", first, "--by", "somsri", WICHAI))
                .as("nobody says both passwords")
                .contains("of no operator");
        assertThat(file().state()).isEqualTo(FileState.SIGNED);

        assertThat(run("handover", "withdraw", first, "--by", "somsri", SOMSRI)).contains("withdrawn");
        assertThat(run("handover", "list")).contains("being carried");
        assertThat(fails("handover", "approve", first, "--by", "somsri", SOMSRI))
                .contains("no such proposal");

        String second = said(number);
        Path seen = folder.resolve("seen.png");
        assertThat(run("handover", "receipt", second, "--out", seen.toString(), "--by", "somsri", SOMSRI))
                .contains("image/png");
        assertThat(seen).hasBinaryContent(PHOTO);
        assertThat(run("handover", "approve", second, "--by", "somsri", SOMSRI)).contains("approved, handed over");
        assertThat(fails("handover", "withdraw", second, "--by", "wichai", WICHAI))
                .contains("not to be handed over");
        assertThat(run("handover", "list")).contains("handed over, two people say so");
        assertThat(file().state()).isEqualTo(FileState.DELIVERED);

        assertThat(fails("deliver", "replay", number, "--reason", "lost", "--by", "wichai", WICHAI))
                .contains("carried by hand", "handover again");
        String proposed = run("handover", "again", number, "--reason", "หายระหว่างทาง", "--by", "wichai", WICHAI);
        Matcher again = AGAIN.matcher(proposed);
        assertThat(again.find()).as(proposed).isTrue();
        assertThat(run("handover", "list")).contains("proposed to be carried again", "หายระหว่างทาง");
        assertThat(fails("deliver", "approve", again.group(1), "--by", "wichai", WICHAI))
                .contains("does not approve");
        run("deliver", "approve", again.group(1), "--by", "somsri", SOMSRI);
        assertThat(run("handover", "list"))
                .contains("ready", "an earlier handover, carried again [" + second, "[wichai, somsri]");
        assertThat(run("deliver", "list")).contains(file().name() + "\tSENT\tCARRIED\t");
        Path once = Path.of(run(
                        "handover",
                        "export",
                        number,
                        "--to",
                        Files.createDirectory(folder.resolve("second-stick")).toString(),
                        "--by",
                        "wichai",
                        WICHAI)
                .strip());
        assertThat(once.resolve(file().name())).hasBinaryContent(content);
        assertThat(Files.readString(once.resolve("letter.html")))
                .contains("handed over before", "R-77", "do not book it twice");
        assertThat(once.resolve(file().name() + ".p7s")).hasBinaryContent(signature);
        run("handover", "approve", said(number), "--by", "somsri", SOMSRI);
        assertThat(file().state()).isEqualTo(FileState.DELIVERED);

        await().atMost(Duration.ofMinutes(1)).until(() -> !counter.ready().isEmpty());
        bring(counter.ready().get(0));
        assertThat(file().state()).isEqualTo(FileState.ANSWERED);
        assertThat(fails("handover", "again", number, "--reason", "หาย", "--by", "wichai", WICHAI))
                .contains("is answered");
    }

    /** As the fund sees it. */
    private static Views.FileView shown() {
        Viewer fund = new Viewer("x", Set.of(FUND), false);
        return gateway.getBean(Views.class)
                .files(fund, FUND, Optional.empty(), 1)
                .get(0);
    }

    /** @return the number of what wichai said, with a picture of the receipt */
    private String said(String number) throws IOException {
        String said = run(
                "handover",
                "confirm",
                number,
                "--carried-by",
                "สมชาย",
                "--receipt",
                "R-77",
                "--on",
                LocalDate.now(Hours.ZONE).toString(),
                "--photo",
                Files.write(folder.resolve("photo.png"), PHOTO).toString(),
                "--by",
                "wichai",
                WICHAI);
        Matcher claim = CLAIM.matcher(said);
        assertThat(claim.find()).isTrue();
        return claim.group(1);
    }

    private static void bring(Path answer) throws IOException {
        String name = String.valueOf(answer.getFileName());
        byte[] signature = Files.readAllBytes(answer.resolveSibling(name + ".p7s"));
        assertThat(gateway.getBean(AnswerUploads.class)
                        .upload(
                                new AnswerUploads.Place(NSF.agency(), Optional.of(NSF.name())),
                                name,
                                Files.readAllBytes(answer),
                                Optional.of(signature),
                                "somsri"))
                .isEqualTo(AnswerUploads.Result.APPLIED);
    }

    private static void handIn() throws IOException {
        SchemeCode scheme = SchemeCode.of("nsf");
        gateway.getBean(RosterStore.class)
                .merge(
                        FUND,
                        List.of(new Member(
                                "M1",
                                Member.Kind.INDIVIDUAL,
                                Optional.of(People.person(1)),
                                People.name(1),
                                "เกษตรกร",
                                Optional.of(LocalDate.of(1980, 1, 1)),
                                Map.of(scheme, new Member.Enrolment(LocalDate.EPOCH, Optional.empty())),
                                Map.of())),
                        "test");
        String csv = "songtor-batch,1\nfund,wiang\nperiod,2569-11\ncount,1\ntotal,300.00\n\n"
                + "national_id,title,first_name,last_name,scheme,amount,wages\n"
                + People.person(1).value() + "," + People.name(1).title() + ","
                + People.name(1).first() + "," + People.name(1).last() + ",nsf,300.00,\n";
        Path batch = Files.writeString(folder.resolve("batch.csv"), csv, StandardCharsets.UTF_8);
        Submission submission =
                new Submission(FUND, "cli", "batch.csv", Optional.empty(), batch, Sha256.of(Files.readAllBytes(batch)));
        assertThat(gateway.getBean(Intake.class).submit(submission)).isInstanceOf(Intake.Taken.New.class);
    }

    private static Parcels parcels() {
        return gateway.getBean(Parcels.class);
    }

    private static Carried file() {
        return parcels().files().get(0);
    }

    /** @return what the command printed; it ended well */
    private String run(String... words) {
        StringWriter err = new StringWriter();
        assertThat(execute(err, words)).as(err.toString()).isZero();
        return out.toString();
    }

    /** @return what the command complained of */
    private String fails(String... words) {
        StringWriter err = new StringWriter();
        assertThat(execute(err, words)).isPositive();
        return err.toString();
    }

    private int execute(StringWriter err, String... words) {
        out.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }
}
