package org.songtor.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.agency.FormatSamples;
import org.songtor.agency.toy.ToyFormat;
import org.songtor.cli.share.ShareVerify;
import org.songtor.model.BatchId;
import org.songtor.model.Document;
import org.songtor.model.FileId;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.ProfileId;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.model.Sha256;
import org.songtor.port.FileShares;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.songtor.port.Viewer;
import org.songtor.signing.CmsSigner;
import org.songtor.signing.FileKeyRing;
import org.songtor.signing.ReadyKeys;
import org.songtor.signing.RsaKeys;
import picocli.CommandLine;

/** Three funds share a toy file of seven lines: Chiang's 1 and 2, Dok Kham Tai's 3 to 6, Wiang's 7. */
class ShareStatementsTest {
    private static final FileId ID = new FileId(12);
    private static final FundId DOKKHAMTAI = FundId.of("dokkhamtai");
    private static final Viewer TREASURER = new Viewer("t", Set.of(DOKKHAMTAI), false);
    private static final PaymentReference REFERENCE = PaymentReference.ofNumber(77);
    private static final SchemeCode DUES = SchemeCode.of("toy-dues");

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();
    private final ToyFormat format = new ToyFormat();
    private byte[] file;
    private String name;
    private CmsSigner signer;
    private ShareStatements statements;

    @BeforeEach
    void a_file_of_three_funds() throws Exception {
        Document document = document();
        file = format.write(document);
        name = format.fileName(document.header());
        signer = new CmsSigner(new FileKeyRing(new Installation(
                Installation.Mode.SANDBOX, "node-1", folder, ReadyKeys.at(folder.resolve("keys")), Optional.empty())));
        statements = new ShareStatements(
                new ThreeFunds(),
                use -> secret((byte) use.ordinal()),
                signer,
                Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void a_funds_statement_holds_by_itself_and_against_the_file() {
        ShareStatements.Signed made = made();
        assertThat(made.name()).isEqualTo(name + ".dokkhamtai.share.json");
        assertThat(signer.reject(new KeyRing.Identity.Gateway(), made.json(), made.signature()))
                .isEmpty();
        ShareCheck.Verdict alone = check(made.json(), Optional.empty(), Optional.empty());
        assertThat(alone.problems()).isEmpty();
        assertThat(alone.told()).isEqualTo("dokkhamtai: ลำดับที่ positions 3-6, รายการ lines 4, บาท baht 1800.00");
        assertThat(check(made.json(), Optional.of(root(made.json())), Optional.of(file))
                        .problems())
                .isEmpty();
    }

    @Test
    void it_shows_no_national_id_and_nothing_of_the_others() {
        String text = text(made().json());
        for (int i = 1; i <= 7; i++) {
            assertThat(text).doesNotContain(person(i).value());
        }
        assertThat(text).doesNotContain("chiang").doesNotContain("wiang\"").doesNotContain("280000");
        assertThat(statements.ofFund(TREASURER, ID, FundId.of("chiang"))).isEmpty();
        assertThat(statements.ofFund(TREASURER, new FileId(99), DOKKHAMTAI)).isEmpty();
    }

    @Test
    void every_fund_and_the_whole_file_have_one_root() {
        byte[] whole = statements.ofFile(ID).orElseThrow().json();
        Viewer all = new Viewer("o", Set.of(), true);
        for (String fund : List.of("chiang", "dokkhamtai", "wiang")) {
            byte[] one =
                    statements.ofFund(all, ID, FundId.of(fund)).orElseThrow().json();
            assertThat(check(one, Optional.of(root(whole)), Optional.of(file)).problems())
                    .isEmpty();
        }
        assertThat(check(whole, Optional.empty(), Optional.of(file)).problems()).isEmpty();
        assertThat(check(whole, Optional.empty(), Optional.empty()).told()).hasLineCount(3);
    }

    @Test
    void the_command_needs_the_statement_its_signature_and_our_certificate_and_no_database() throws Exception {
        ShareStatements.Signed made = made();
        Path json = Files.write(folder.resolve("share.json"), made.json());
        Files.write(folder.resolve("share.json.p7s"), made.signature());
        assertThat(verify(folder.resolve("keys"), json.toString())).isZero();
        assertThat(told.toString()).contains("dokkhamtai: ลำดับที่ positions 3-6", "ถูกต้อง · genuine");
        assertThat(verify(
                        folder.resolve("keys"),
                        json.toString(),
                        "--root",
                        Sha256.of(file).hex()))
                .isOne();
        assertThat(told.toString()).contains("not proved: the statement has another root");
        Files.write(json, bytes(text(made.json()).replace("180000", "180001")));
        assertThat(verify(folder.resolve("keys"), json.toString())).isOne();
        assertThat(told.toString()).contains("not proved: signature").doesNotContain("genuine");
        Path none = folder.resolve("no-keys");
        assertThat(verify(none, json.toString())).isOne();
        assertThat(none).as("asking makes no keys").doesNotExist();
        assertThat(verify(folder.resolve("keys"), folder.resolve("nothing.json").toString()))
                .isEqualTo(2);
    }

    @Test
    void a_statement_stays_proved_after_the_key_was_renewed() throws Exception {
        ShareStatements.Signed made = made();
        Path json = Files.write(folder.resolve("share.json"), made.json());
        Files.write(folder.resolve("share.json.p7s"), made.signature());
        Path keys = folder.resolve("keys");
        assertThat(verify(keys, json.toString())).isZero();
        assertThat(told.toString()).contains("with our certificate of today");
        RsaKeys.put(keys, new KeyRing.Identity.Gateway());
        assertThat(verify(keys, json.toString())).isZero();
        assertThat(told.toString()).contains("with an earlier certificate of ours, which was valid then", "genuine");
        Files.write(json, bytes(text(made.json()).replace("180000", "180001")));
        assertThat(verify(keys, json.toString())).isOne();
        assertThat(told.toString()).contains("not proved: signature: the content is not what was signed");
    }

    @Test
    void of_a_whole_files_statement_no_more_is_said_than_was_looked_at() throws Exception {
        ShareStatements.Signed made = statements.ofFile(ID).orElseThrow();
        Path json = Files.write(folder.resolve("whole.json"), made.json());
        Files.write(folder.resolve("whole.json.p7s"), made.signature());
        assertThat(verify(folder.resolve("keys"), json.toString())).isZero();
        assertThat(told.toString())
                .contains("sums are not checked without --file")
                .doesNotContain("hashes hold");
        Path content = Files.write(folder.resolve("dues"), file);
        assertThat(verify(folder.resolve("keys"), json.toString(), "--file", content.toString()))
                .isZero();
        assertThat(told.toString()).contains("holds against the file");
    }

    private int verify(Path keys, String... words) {
        System.setProperty("songtor.home", folder.toString());
        System.setProperty("songtor.keys", keys.toString());
        try {
            told.getBuffer().setLength(0);
            PrintWriter to = new PrintWriter(told, true);
            return new CommandLine(new ShareVerify()).setOut(to).setErr(to).execute(words);
        } finally {
            System.clearProperty("songtor.home");
            System.clearProperty("songtor.keys");
        }
    }

    @Test
    void whatever_is_changed_in_it_is_noticed() {
        String text = text(made().json());
        assertThat(problems(text.replaceFirst("\"satang\" : 40000", "\"satang\" : 40001")))
                .contains("the lines do not add up to the share", "the lines do not lead to the root");
        assertThat(problems(text.replace("\"satang\" : 180000", "\"satang\" : 180001")))
                .containsExactly("the lines do not add up to the share");
        assertThat(problems(text.replace("\"fund\" : \"dokkhamtai\"", "\"fund\" : \"wiang\"")))
                .containsExactly("the lines do not lead to the root");
        assertThat(problems(text.replace("\"last_position\" : 6", "\"last_position\" : 7")))
                .contains("the positions are not those of the share");
        assertThat(check(bytes(text), Optional.of(Sha256.of(file)), Optional.empty())
                        .problems())
                .singleElement()
                .asString()
                .startsWith("the statement has another root");
        byte[] changed = bytes(text.replace("180000", "180001"));
        assertThat(signer.reject(new KeyRing.Identity.Gateway(), changed, made().signature()))
                .isPresent();
    }

    @Test
    void another_file_or_another_person_in_it_is_noticed() throws Exception {
        byte[] other = file.clone();
        other[other.length - 10] ^= 1;
        assertThat(check(made().json(), Optional.empty(), Optional.of(other)).problems())
                .singleElement()
                .asString()
                .startsWith("the file is another");
        Document document = document();
        Document swapped = new Document(
                document.header(),
                document.lines().stream()
                        .map(l -> new Document.Line(
                                l.position(),
                                l.position() == 4 ? person(44) : l.person(),
                                l.name(),
                                l.scheme(),
                                l.amount(),
                                l.wages()))
                        .toList());
        byte[] forged = format.write(swapped);
        String hashed = text(made().json())
                .replace(Sha256.of(file).hex(), Sha256.of(forged).hex());
        assertThat(check(bytes(hashed), Optional.empty(), Optional.of(forged)).problems())
                .containsExactly("position 4 of the file holds another person, scheme or amount");
        String whole = text(statements.ofFile(ID).orElseThrow().json())
                .replace(Sha256.of(file).hex(), Sha256.of(forged).hex());
        assertThat(check(bytes(whole), Optional.empty(), Optional.of(forged)).problems())
                .containsExactly("the file's lines do not lead to the root");
    }

    @Test
    void a_whole_files_shares_leave_no_gap_and_are_the_file() {
        String whole = text(statements.ofFile(ID).orElseThrow().json());
        assertThat(problems(whole.replace("\"first_position\" : 3", "\"first_position\" : 4")))
                .containsExactly("the share of dokkhamtai leaves a gap or lies over another");
        String moved = whole.replace("\"satang\" : 180000", "\"satang\" : 180001");
        assertThat(check(bytes(moved), Optional.empty(), Optional.of(file)).problems())
                .containsExactly("the file's lines of dokkhamtai do not add up to its share");
    }

    @Test
    void what_is_no_statement_is_told_so() {
        for (String text : List.of("", "[]", "{}", "{\"form\":\"songtor-share-v1\"}", "<a/>")) {
            assertThatThrownBy(() -> check(bytes(text), Optional.empty(), Optional.empty()))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no statement of a share");
        }
        String more = text(made().json()).replaceFirst("\\{", "{\"extra\" : 1,");
        assertThatThrownBy(() -> check(bytes(more), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ShareStatements.Signed made() {
        return statements.ofFund(TREASURER, ID, DOKKHAMTAI).orElseThrow();
    }

    private List<String> problems(String json) {
        return check(bytes(json), Optional.empty(), Optional.empty()).problems();
    }

    private ShareCheck.Verdict check(byte[] json, Optional<Sha256> root, Optional<byte[]> content) {
        return ShareCheck.of(json, root, content, profile -> {
            assertThat(profile).isEqualTo("toy/dues");
            return format;
        });
    }

    private static Sha256 root(byte[] json) {
        return new Sha256(text(json).replaceAll("(?s).*\"root\" : \"([0-9a-f]{64})\".*", "$1"));
    }

    private static SecretKey secret(byte of) {
        byte[] key = new byte[32];
        key[0] = of;
        return new SecretKeySpec(key, "SHARE");
    }

    private static NationalId person(int number) {
        return FormatSamples.person(number);
    }

    /** Line n is 100 baht times n. */
    private static Document document() {
        return new Document(
                new Document.Header(
                        REFERENCE,
                        5,
                        Period.of("2569-11"),
                        LocalDate.of(2026, 11, 21),
                        new Fund.Payer("เครือข่าย", "1900000099", "000000"),
                        new Document.Payee("0990000001", "DUES")),
                IntStream.rangeClosed(1, 7)
                        .mapToObj(n -> new Document.Line(
                                n,
                                person(n),
                                new PersonName("นาง", "น้ำอ้อย", "ใจดี"),
                                DUES,
                                Satang.ofBaht(n * 100L),
                                Optional.empty()))
                        .toList());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private final class ThreeFunds implements FileShares {
        private final List<Share> shares = List.of(
                new Share(FundId.of("chiang"), 1, 2, Satang.ofBaht(300)),
                new Share(DOKKHAMTAI, 3, 6, Satang.ofBaht(1800)),
                new Share(FundId.of("wiang"), 7, 7, Satang.ofBaht(700)));

        @Override
        public Optional<FileId> find(String wanted) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Whose> whose(Viewer viewer, FileId id) {
            List<Share> seen = shares.stream()
                    .filter(s -> viewer.operator() || viewer.funds().contains(s.fund()))
                    .toList();
            return Optional.of(new Whose(
                            id, ProfileId.of("toy/dues"), name, Sha256.of(file), REFERENCE, Period.of("2569-11"), seen))
                    .filter(w -> id.equals(ID));
        }

        @Override
        public List<Line> lines(FileId id) {
            return document().lines().stream()
                    .map(l -> new Line(
                            l.position(),
                            fund(l.position()),
                            new BatchId(3),
                            l.position(),
                            l.person(),
                            DUES,
                            l.amount()))
                    .toList();
        }

        private FundId fund(int position) {
            return shares.stream()
                    .filter(s -> s.first() <= position && position <= s.last())
                    .findFirst()
                    .orElseThrow()
                    .fund();
        }
    }
}
