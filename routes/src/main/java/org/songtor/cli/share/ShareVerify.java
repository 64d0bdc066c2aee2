package org.songtor.cli.share;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.songtor.cli.Office;
import org.songtor.cli.layout.Profiles;
import org.songtor.model.Sha256;
import org.songtor.port.Installation;
import org.songtor.port.KeyRing;
import org.songtor.port.Signer;
import org.songtor.share.ShareCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code share verify STATEMENT}: signature, sums and hashes, and where it is at hand the file. Needs the keys folder and no database. */
@Command(
        name = "verify",
        description = {
            "Says whether a statement of a share is genuine and holds (0) or not (1). Its signature lies beside it, STATEMENT.p7s.",
            "Needs no database; with --file the statement is held against the agency file itself."
        },
        mixinStandardHelpOptions = true)
public final class ShareVerify implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "STATEMENT", description = "as share wrote it, or as the batch page gave it")
    private Path statement = Path.of("");

    @Option(names = "--file", paramLabel = "FILE", description = "the agency file, under any name")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--root", paramLabel = "SHA256", description = "the root as another statement of the file says it")
    private Optional<String> root = Optional.empty();

    @Override
    public Integer call() throws IOException {
        byte[] json = bytes(statement);
        byte[] signature = bytes(Path.of(statement + ".p7s"));
        Optional<byte[]> content = file.isPresent() ? Optional.of(bytes(file.get())) : Optional.empty();
        Signer.Kept kept = kept(json, signature);
        if (kept instanceof Signer.Kept.Bad bad) {
            return no("signature: " + bad.why());
        }
        try {
            Profiles profiles = new Profiles();
            ShareCheck.Verdict verdict = ShareCheck.of(
                    json, root.map(Sha256::new), content, profile -> profiles.of(profile, spec.commandLine()));
            return told(verdict, (Signer.Kept.Good) kept);
        } catch (IllegalArgumentException e) {
            return no(e.getMessage());
        }
    }

    private Signer.Kept kept(byte[] json, byte[] signature) {
        Path keys;
        try (Office office = Office.settings()) {
            keys = office.the(Installation.class).keys();
        }
        // Asked before the keys are opened: an empty folder would be filled with new ones, beside which every signature
        // looks false.
        if (!Files.isRegularFile(keys.resolve("ca.pem"))) {
            return new Signer.Kept.Bad("not verified: there is no certificate of ours in " + keys);
        }
        try (Office office = Office.keysOnly()) {
            return office.the(Signer.class).kept(new KeyRing.Identity.Gateway(), json, signature);
        }
    }

    private int told(ShareCheck.Verdict verdict, Signer.Kept.Good signed) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(verdict.told());
        out.println(words(signed));
        verdict.problems().forEach(this::no);
        if (verdict.holds()) {
            out.println(
                    file.isPresent()
                            ? "ตรงกับไฟล์ · holds against the file"
                            : verdict.summed()
                                    ? "ถูกต้อง · genuine, and its sums and hashes hold"
                                    : "ลายเซ็นถูกต้อง ยอดเงินยังไม่ได้ตรวจ ระบุ --file เพื่อตรวจกับไฟล์ · genuine, and its places follow each other; its sums are not checked without --file");
        }
        out.flush();
        return verdict.holds() ? 0 : 1;
    }

    private static String words(Signer.Kept.Good signed) {
        String by = signed.renewed()
                ? "ด้วยใบรับรองใบก่อนของเราซึ่งยังใช้ได้ในเวลานั้น · with an earlier certificate of ours, which was valid then"
                : "ด้วยใบรับรองใบปัจจุบันของเรา · with our certificate of today";
        return "ลงลายมือชื่อเมื่อ signed at " + signed.signedAt() + " " + by;
    }

    private int no(@org.jspecify.annotations.Nullable String why) {
        spec.commandLine().getErr().println("songtor: not proved: " + why);
        return 1;
    }

    private byte[] bytes(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new ParameterException(spec.commandLine(), "no such file: " + path);
        }
        return Files.readAllBytes(path);
    }
}
