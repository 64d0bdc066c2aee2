package org.songtor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.songtor.intake.ReceiptFile;
import org.songtor.model.Receipt;
import org.songtor.model.ReceiptSeal;
import org.songtor.port.Installation;
import org.songtor.port.Secrets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code receipt verify}: whether a receipt is ours and unchanged. Needs the keys folder and nothing else. */
@Command(
        name = "receipt",
        description = "Looks at receipts.",
        mixinStandardHelpOptions = true,
        subcommands = ReceiptCommand.Verify.class)
final class ReceiptCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say a command: verify.");
    }

    /** Exit code 0 genuine, 1 not, 2 wrong words. */
    @Command(
            name = "verify",
            description =
                    "Says whether a receipt is genuine (0) or not (1); the list of problems is not under its seal.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE.json", description = "A receipt as the folder or the API gave it.")
        private Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new CommandLine.ParameterException(spec.commandLine(), "no such file: " + file);
            }
            byte[] json = Files.readAllBytes(file);
            Path keys = keys();
            // Asked before the keys are opened: an empty folder would be filled with new ones, beside which every
            // receipt looks false.
            if (!Files.isRegularFile(keys.resolve(Secrets.Use.RECEIPT.fileName() + ".secret"))) {
                spec.commandLine().getErr().println("songtor: not verified: there is no key of receipts in " + keys);
                return Main.FAILED;
            }
            try (Office office = Office.keysOnly()) {
                Receipt receipt = ReceiptFile.read(json);
                return told(
                        receipt,
                        ReceiptSeal.verdict(receipt, office.the(Secrets.class).secret(Secrets.Use.RECEIPT)));
            } catch (ReceiptFile.NoReceipt e) {
                spec.commandLine().getErr().println("songtor: not genuine: " + e.getMessage());
                return Main.FAILED;
            }
        }

        private static Path keys() {
            try (Office office = Office.settings()) {
                return office.the(Installation.class).keys();
            }
        }

        private int told(Receipt r, ReceiptSeal.Verdict verdict) {
            if (verdict == ReceiptSeal.Verdict.GENUINE) {
                spec.commandLine()
                        .getOut()
                        .println("genuine: " + r.number() + " " + r.fund() + " " + r.period() + " " + r.state()
                                + ", submitted " + count(r.submitted()) + ", accepted " + count(r.accepted())
                                + ", held "
                                + count(r.held()) + ", refused " + count(r.refused()));
                return Main.OK;
            }
            spec.commandLine().getErr().println("songtor: not genuine: " + words(verdict));
            return Main.FAILED;
        }

        private static String count(Receipt.Count count) {
            return count.lines() + " lines " + count.amount().toBaht() + " baht";
        }

        private static String words(ReceiptSeal.Verdict verdict) {
            return switch (verdict) {
                case ALTERED -> "altered: it was sealed with our key, and not as it stands";
                case UNKNOWN_KEY -> "unknown key: sealed by another installation, or with a key of an earlier time";
                case UNSEALED -> "it carries no seal of ours";
                case GENUINE -> "genuine";
            };
        }
    }
}
