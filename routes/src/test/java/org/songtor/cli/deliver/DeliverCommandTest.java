package org.songtor.cli.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.cli.Office;
import org.songtor.cli.OutputOption;
import org.songtor.console.DeliveryDouble;
import org.songtor.model.FileId;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.DeliveryDesk.Stop;
import org.songtor.port.DeliveryDesk.Why;
import org.songtor.signing.ReadyKeys;
import picocli.CommandLine;

class DeliverCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void installation() throws IOException {
        // JUnit's folder is closed to others, and PostgreSQL's own user must get through.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> settings = new HashMap<>(Map.of(
                "songtor.home", folder.resolve("home").toString(),
                "songtor.keys", ReadyKeys.at(folder.resolve("keys")).toString()));
        officer(settings, 0, "wichai");
        officer(settings, 1, "ornuma");
        officer(settings, 2, "boonmee");
        settings.put("songtor.officers[2].until", "2025-12-31");
        officer(settings, 3, "narin");
        settings.put("songtor.officers[3].from", "2099-01-01");
        settings.forEach(System::setProperty);
    }

    private static void officer(Map<String, String> settings, int number, String login) {
        String at = "songtor.officers[" + number + "].";
        settings.put(at + "login", login);
        settings.put(at + "name", login);
        settings.put(at + "password", "{noop}" + login + "-secret");
        settings.put(at + "role", "operator");
    }

    @AfterEach
    void forget() {
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith("songtor.officers"));
        System.clearProperty("songtor.home");
        System.clearProperty("songtor.keys");
    }

    @Test
    void a_list_for_programs_says_gates_files_proposals_and_stopped_work() throws Exception {
        StringWriter json = new StringWriter();
        DeliverList.print(new DeliveryDouble(), new OutputOption(OutputOption.Form.JSON), new PrintWriter(json, true));
        JsonNode all = new ObjectMapper().readTree(json.toString());
        assertThat(all.at("/agencies/0/stop/by").asText()).isEqualTo("wichai");
        assertThat(all.at("/agencies/1/breaker").asText()).isEqualTo("OPEN");
        assertThat(all.at("/agencies/1/amount").asText()).isEqualTo("1234500.00");
        assertThat(all.at("/files").findValuesAsText("why")).contains("LATER", "HELD", "GIVEN_UP");
        assertThat(all.at("/stopped/0/work").asText()).isEqualTo("work:check:7");
        assertThat(all.at("/batches/0/batch").asText()).isEqualTo("B000017");
        assertThat(all.at("/batches/0/held/by").asText()).isEqualTo("wichai");
        assertThat(all.has("stop")).isFalse();
    }

    @Test
    void a_list_for_people_has_a_line_each() throws Exception {
        StringWriter text = new StringWriter();
        DeliverList.print(new DeliveryDouble(), new OutputOption(OutputOption.Form.TEXT), new PrintWriter(text, true));
        assertThat(text.toString().lines())
                .anySatisfy(line -> assertThat(line).startsWith("baac\tSTOPPED wichai"))
                .anySatisfy(line -> assertThat(line).contains("nsf/collection", "\tHELD\t", "รอกองทุนยืนยัน"))
                .anySatisfy(line -> assertThat(line).startsWith("B000017\twiang\tHELD"))
                .anySatisfy(line -> assertThat(line).startsWith("nsf\tRUNNING"))
                .hasSize(2 + 1 + Why.values().length + 1);
    }

    @Test
    void what_has_no_file_batch_or_work_name_is_a_wrong_word() {
        assertThat(Target.of("F000012")).hasToString("Optional[OfFile[id=F000012]]");
        assertThat(Target.of("B000012")).hasToString("Optional[OfBatch[id=B000012]]");
        assertThat(Target.of("work:deliver.nsf.collection:5"))
                .hasToString("Optional[OfWork[topic=deliver.nsf.collection, subject=5]]");
        assertThat(Target.of("12")).as("as handover takes it").hasToString("Optional[OfFile[id=F000012]]");
        assertThat(Target.of("x12")).isEmpty();
        assertThat(Target.of("1234567890123456")).isEmpty();
        assertThat(Target.of("F12; drop table")).isEmpty();
    }

    @Test
    void an_operator_stops_an_agency_by_the_command_line_and_nobody_else_does() throws Exception {
        // Each command joins the database that runs.
        try (Office office = Office.open()) {
            anOperatorStopsAnAgency();
        }
    }

    private void anOperatorStopsAnAgency() throws Exception {
        assertThat(run("stop", "nsf", "--by", "wichai", "--password=wrong", "--reason", "x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("of no operator");
        assertThat(run("stop", "nsf", "--by", "wichai", "--password=wichai-secret"))
                .isEqualTo(2);
        for (String login : List.of("boonmee", "narin")) {
            err.getBuffer().setLength(0);
            assertThat(run("stop", "nsf", "--by", login, "--password=" + login + "-secret", "--reason", "x"))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("ไม่อยู่ในวาระ", login + " is not in office today");
            assertThat(run("approve", "1", "--by", login, "--password=" + login + "-secret"))
                    .isEqualTo(2);
        }
        err.getBuffer().setLength(0);
        assertThat(run("stop", "nfs", "--by", "wichai", "--password=wichai-secret", "--reason", "ยอดผิด"))
                .as("a slip stops nobody, and says so")
                .isEqualTo(2);
        assertThat(err.toString()).contains("ไม่มีหน่วยงาน nfs", "no agency nfs", "baac", "nsf");
        assertThat(run("start", "nfs", "--by", "wichai", "--password=wichai-secret", "--reason", "x"))
                .as("nothing changed")
                .isOne();
        assertThat(run("stop", "nsf", "--by", "wichai", "--password=wichai-secret", "--reason", "ปิดปรับปรุง"))
                .isZero();
        assertThat(out.toString()).contains("หยุดส่งแล้ว · stopped nsf");
        out.getBuffer().setLength(0);
        assertThat(run("list", "-o", "json")).isZero();
        JsonNode agencies = new ObjectMapper().readTree(out.toString()).get("agencies");
        assertThat(agencies.findValuesAsText("agency"))
                .as("those without a file or an error as well")
                .containsExactly("baac", "gsb", "lao", "nsf", "sso");
        assertThat(agencies.at("/3/stop/reason").asText()).isEqualTo("ปิดปรับปรุง");
    }

    @Test
    void each_word_is_the_wish_it_says_of_the_file_batch_work_or_agency_it_names() {
        assertThat(wished(new DeliverHold(), "F000012")).isEqualTo("hold F000012 wichai x");
        assertThat(wished(new DeliverHold(), "B000003")).isEqualTo("hold B000003 wichai x");
        assertThat(wished(new DeliverRelease(), "F000012")).isEqualTo("release F000012 wichai x");
        assertThat(wished(new DeliverRelease(), "B000003")).isEqualTo("release B000003 wichai x");
        assertThat(wished(new DeliverRelease(), "work:check:7")).isEqualTo("revive check 7 wichai x");
        assertThat(wished(new DeliverRetry(), "F000012")).isEqualTo("retry F000012 wichai x");
        assertThat(wished(new DeliverStop(), "nsf")).isEqualTo("stop Optional[nsf] wichai x");
        assertThat(wished(new DeliverStop())).isEqualTo("stop Optional.empty wichai x");
        assertThat(wished(new DeliverStart(), "nsf")).isEqualTo("start Optional[nsf] wichai x");
        assertThat(wished(new DeliverStart(), "all")).isEqualTo("start Optional.empty wichai x");
    }

    @Test
    void where_there_is_nothing_to_hold_release_or_try_it_says_why_in_both_languages() {
        assertThat(vain(new DeliverHold(), file(Why.HELD)))
                .contains("พักไว้อยู่แล้วโดย wichai เหตุผล: รอกองทุนยืนยัน", "held already by wichai");
        assertThat(vain(new DeliverHold(), file(Why.GIVEN_UP))).contains("เลิกส่งแล้ว", "not sent any more");
        assertThat(vain(new DeliverHold(), "F999999")).contains("ไม่มีไฟล์นี้", "no such file");
        assertThat(vain(new DeliverHold(), "B000017")).contains("พักไว้อยู่แล้วโดย wichai", "held already by wichai");
        assertThat(vain(new DeliverHold(), "B000018")).contains("ไม่มีชุดนี้", "no such batch");
        assertThat(vain(new DeliverRelease(), file(Why.LATER))).contains("ไม่มีใครพักไว้", "Nobody holds it");
        assertThat(vain(new DeliverRelease(), file(Why.AGENCY_STOPPED))).contains("หยุดส่ง", "is stopped");
        assertThat(vain(new DeliverRelease(), "B000018")).contains("no such batch");
        assertThat(vain(new DeliverRelease(), "work:check:8")).contains("ไม่มีงานนี้", "No such work");
        assertThat(vain(new DeliverRetry(), file(Why.HELD))).contains("ต้องปล่อยก่อน", "Release it first");
        assertThat(vain(new DeliverRetry(), file(Why.CARRIED))).contains("คนถือไฟล์นี้ไปส่ง", "People carry it");
    }

    @Test
    void a_stop_and_a_start_that_change_nothing_say_who_did_it_before_and_when() {
        assertThat(vain(new DeliverStop(), "baac"))
                .contains(
                        "หยุดส่งอยู่แล้ว โดย wichai เมื่อ 21 พ.ย. 2569", "stopped already by wichai on 21 Nov BE 2569");
        assertThat(vain(new DeliverStart(), "nsf"))
                .contains("เปิดให้ส่งแล้ว โดย ornuma เมื่อ 21 พ.ย. 2569", "เปิดแล้ว", "ornuma let it go on");
        assertThat(vain(new DeliverStart(), "sso")).contains("ไม่เคยมีใครสั่งหยุด", "nobody ever stopped it");
        assertThat(vain(new DeliverStart(), "nowhere")).contains("ไม่มีหน่วยงานนี้", "no such agency");
        assertThat(vain(new DeliverStart(), "all")).contains("nobody ever stopped it");
        DeliveryDouble desk = new DeliveryDouble();
        desk.all = Optional.of(new Stop("wichai", Instant.parse("2026-11-21T05:00:00Z"), "ฝนตก"));
        assertThat(vain(desk, new DeliverStart(), "nsf"))
                .contains(
                        "หยุดส่งทุกหน่วยงานอยู่ โดย wichai เมื่อ 21 พ.ย. 2569 12:00 เหตุผล: ฝนตก",
                        "all are: by wichai");
        assertThat(vain(desk, new DeliverStop(), "all")).contains("stopped already by wichai");
    }

    private static String vain(Wish command, String what) {
        return vain(new DeliveryDouble(), command, what);
    }

    private static String vain(DeliveryDouble desk, Wish command, String what) {
        desk.changes = false;
        String told = done(command, desk, what);
        assertThat(told).startsWith(Wish.NOTHING + ": ");
        return told;
    }

    private static String file(Why why) {
        return new FileId(20 + why.ordinal()).toString();
    }

    @Test
    void a_replay_is_a_proposal_whose_number_the_second_person_needs() {
        DeliveryDouble desk = new DeliveryDouble();
        String given = new FileId(20 + Why.GIVEN_UP.ordinal()).toString();
        assertThat(done(new DeliverReplay(), desk, given)).endsWith("deliver approve 1");
        assertThat(desk.proposals()).singleElement().satisfies(again -> {
            assertThat(again.file()).hasToString(given);
            assertThat(again.officer()).isEqualTo("wichai");
            assertThat(again.reason()).isEqualTo("x");
        });
    }

    /** What the desk was asked for by these words. */
    private static String wished(Wish command, String... words) {
        DeliveryDouble desk = new DeliveryDouble();
        assertThat(done(command, desk, words)).doesNotStartWith(Wish.NOTHING);
        assertThat(desk.wishes()).hasSize(1);
        return desk.wishes().get(0);
    }

    private static String done(Wish command, DeliveryDouble desk, String... words) {
        CommandLine line = new CommandLine(command);
        line.parseArgs(Stream.concat(Stream.of("--by", "wichai", "--reason", "x"), Stream.of(words))
                .toArray(String[]::new));
        return command.apply(desk, new By("wichai", "x"));
    }

    private int run(String... words) {
        return new CommandLine(new DeliverCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(words);
    }
}
