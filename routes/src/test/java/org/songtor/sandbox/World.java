package org.songtor.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.songtor.model.AgencyCode;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.PersonName;
import org.songtor.model.Satang;
import org.songtor.model.SchemeCode;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer;
import org.songtor.port.StatementFormat;
import org.songtor.sandbox.SandboxSettings.Kind;
import org.songtor.signing.CmsSigner;
import org.songtor.signing.FileKeyRing;
import org.songtor.signing.ReadyKeys;
import org.songtor.statement.Camt053Format;

/** A folder with a running sandbox of the toy agency, and the gateway's side of it. */
final class World {
    static final AgencyCode TOY = AgencyCode.of("toy");
    static final AgencyCode OTHER = AgencyCode.of("other");
    static final String PAYER = "กองทุนของเล่น";

    final Path dir;
    final KeyRing keys;
    final Signer signer;
    final ToyFormat format = new ToyFormat("toy/one");
    final StatementFormat statements = new Camt053Format();

    World(Path dir, Path keyFolder) {
        this.dir = dir;
        if (Files.notExists(keyFolder)) {
            ReadyKeys.at(keyFolder);
        }
        this.keys = new FileKeyRing(new Installation(
                Installation.Mode.SANDBOX, "node-1", dir.resolve("home"), keyFolder, Optional.empty()));
        this.signer = new CmsSigner(keys);
        this.keyFolder = keyFolder;
    }

    private final Path keyFolder;

    SandboxSettings settings(Optional<Path> script, Duration answerDelay, Duration creditDelay) {
        SandboxSettings.Agency agency =
                new SandboxSettings.Agency("0200423250", "camt.053", Map.of("one", Kind.FILES, "two", Kind.FILES));
        SandboxSettings.Agency other = new SandboxSettings.Agency("0200423251", "camt.053", Map.of("one", Kind.FILES));
        return new SandboxSettings(
                dir, keyFolder, 0, 0, script, Map.of(TOY, agency, OTHER, other), answerDelay, creditDelay);
    }

    Sandbox start(Optional<Path> script) {
        return Sandbox.start(settings(script, Duration.ZERO, Duration.ZERO), ToyFormats.class);
    }

    Path script(String... rows) throws IOException {
        String text = "profile,payer,person,do,amount\n" + String.join("\n", rows) + "\n";
        return Files.writeString(dir.resolve("agencies.csv"), text);
    }

    static NationalId person(int number) {
        String twelve = "9%011d".formatted(number);
        return NationalId.of(twelve + NationalId.checkDigit(twelve));
    }

    static Document document(int number, int lines) {
        Document.Header header = new Document.Header(
                PaymentReference.ofNumber(number),
                number,
                Period.of("2569-11"),
                LocalDate.of(2026, 11, 21),
                new Fund.Payer(PAYER, "1", "000000"),
                new Document.Payee("1", ""));
        return new Document(
                header,
                IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> new Document.Line(
                                i,
                                person(i),
                                new PersonName("", "", ""),
                                SchemeCode.of("toy"),
                                Satang.ofBaht(100),
                                Optional.empty()))
                        .toList());
    }

    byte[] sign(byte[] content) {
        return signer.sign(new KeyRing.Identity.Gateway(), content);
    }

    Path toy(String path) {
        return dir.resolve("agency/toy").resolve(path);
    }

    /** Lines of the toy agency's ledger without time and hash: {@code file,line,amount,what}. */
    List<String> ledger() throws IOException {
        try (Stream<String> lines = Files.lines(toy("ledger.csv"), StandardCharsets.UTF_8)) {
            return lines.skip(1)
                    .map(l -> l.split(","))
                    .map(c -> String.join(",", c[1], c[3], c[4], c[5]))
                    .toList();
        }
    }

    List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(toy(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static void await(Check check) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (check.isTrue()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("did not happen in 15 s");
    }

    interface Check {
        boolean isTrue() throws Exception;
    }
}
