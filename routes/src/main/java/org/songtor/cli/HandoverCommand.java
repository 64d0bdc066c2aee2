package org.songtor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.delivery.SendingCalendar;
import org.songtor.flow.SongtorSettings;
import org.songtor.handover.Parcels;
import org.songtor.model.FileId;
import org.songtor.port.DeliveryDesk.Again;
import org.songtor.port.DeliveryDesk.By;
import org.songtor.port.HandoverStore;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Claim;
import org.songtor.port.HandoverStore.Earlier;
import org.songtor.port.HandoverStore.Receipt;
import org.songtor.port.HandoverStore.Said;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code handover}: files that a person carries to an agency, by command as on the page: whoever does something says the own password too, so that the one who says
 * that a file was handed over and the one who approves are two people.
 */
@Command(
        name = "handover",
        description = "Files that a person carries to an agency's counter or portal.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class HandoverCommand implements Runnable {
    private static final String FILE = "as list shows it, such as F000012";
    private static final String CLAIM = "its number, as confirm and list print it";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say a command.");
    }

    @Command(name = "list", description = "Files to be carried, and how far they are.", mixinStandardHelpOptions = true)
    int list() {
        try (Office office = Office.open()) {
            PrintWriter out = spec.commandLine().getOut();
            for (Carried file : parcels(office).files()) {
                out.printf(
                        "%s  %s  %s  %s บาท  %s%n", file.id(), file.profile(), file.name(), file.amount(), words(file));
                file.earlier().forEach(earlier -> out.println("    " + words(earlier)));
                file.again().ifPresent(again -> out.println("    " + words(again)));
            }
            out.flush();
            return Main.OK;
        }
    }

    private static String words(Carried file) {
        return file.waits()
                ? "พักไว้ นำออกไม่ได้ ต้องสั่งให้ไปต่อก่อน (deliver release หรือ deliver start) · held, not to be taken out until somebody lets it go: "
                        + file.held().orElseThrow()
                : stage(file);
    }

    private static String stage(Carried file) {
        return switch (file.stage()) {
            case READY -> "พร้อมให้นำออก · ready";
            case EXPORTED -> "นำออกแล้ว กำลังถือไปส่ง · exported, being carried";
            case SAID ->
                "มีผู้แจ้งว่าส่งมอบแล้ว รออีกคนอนุมัติ · said to be handed over, waits for another's approval"
                        + file.claim().map(HandoverCommand::words).orElse("");
            case HANDED_OVER -> "ส่งมอบแล้ว สองคนยืนยัน · handed over, two people say so";
        };
    }

    private static String words(Earlier earlier) {
        Again again = earlier.again();
        return "ส่งมอบครั้งก่อน ถือไปส่งใหม่แล้ว · an earlier handover, carried again" + words(earlier.claim()) + ": "
                + again.reason() + " [" + again.officer()
                + again.decision().map(d -> ", " + d.officer()).orElse("") + "]";
    }

    private static String words(Again again) {
        return "มีผู้เสนอให้ถือไปส่งอีกครั้ง รออีกคนอนุมัติ · proposed to be carried again, waits for another's approval ["
                + again.id() + ": " + again.officer() + "]: " + again.reason();
    }

    private static String words(Claim claim) {
        return " [" + claim.id() + ": " + claim.by() + ", " + claim.said().carriedBy() + ", "
                + claim.said().receiptNumber() + ", " + claim.said().handedOn() + "]";
    }

    @Command(
            name = "export",
            description = "Writes a file with its papers into a folder.",
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "FILE", converter = FileNumber.class, description = FILE) FileId file,
            @Option(names = "--to", required = true, paramLabel = "DIR", description = "for example a memory stick")
                    Path to,
            @Mixin Credentials who)
            throws IOException {
        try (Office office = Office.open()) {
            Path folder = parcels(office).export(file, operator(office, who), to);
            spec.commandLine().getOut().println(folder);
            return Main.OK;
        }
    }

    @Command(
            name = "confirm",
            description = "Says that a file was handed over; another operator approves it.",
            mixinStandardHelpOptions = true)
    int confirm(
            @Parameters(paramLabel = "FILE", converter = FileNumber.class, description = FILE) FileId file,
            @Option(names = "--carried-by", required = true, paramLabel = "NAME", description = "who carried it")
                    String carrier,
            @Option(
                            names = "--receipt",
                            required = true,
                            paramLabel = "NUMBER",
                            description = "the agency's receipt number")
                    String number,
            @Option(
                            names = "--on",
                            required = true,
                            paramLabel = "DAY",
                            description = "from the day on which it was taken out until today, as 2026-11-21")
                    LocalDate on,
            @Option(names = "--photo", paramLabel = "FILE", description = "JPEG, PNG or PDF, 5 MB at most")
                    Optional<Path> photo,
            @Mixin Credentials who)
            throws IOException {
        Optional<Receipt> receipt = photo.isPresent() ? Optional.of(receipt(photo.get())) : Optional.empty();
        try (Office office = Office.open()) {
            long claim = office.the(HandoverStore.class)
                    .propose(file, new Said(carrier, number, on, receipt), operator(office, who));
            spec.commandLine()
                    .getOut()
                    .println("บันทึกแล้ว รออีกคนหนึ่งอนุมัติ · noted as " + claim
                            + "; another operator approves it: handover approve " + claim + ", or /handover");
            return Main.OK;
        }
    }

    @Command(
            name = "receipt",
            description = "Writes the agency's receipt, as it was attached, for the one who approves.",
            mixinStandardHelpOptions = true)
    int receipt(
            @Parameters(paramLabel = "PROPOSAL", description = CLAIM) long claim,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "a new file") Path to,
            @Mixin Credentials who)
            throws IOException {
        try (Office office = Office.open()) {
            who.onlooker(office, spec.commandLine());
            Receipt receipt = office.the(HandoverStore.class)
                    .receipt(claim)
                    .orElseThrow(() -> new IllegalStateException("no receipt is attached to " + claim));
            spec.commandLine()
                    .getOut()
                    .println(Files.write(to, receipt.content(), StandardOpenOption.CREATE_NEW) + "  " + receipt.type());
            return Main.OK;
        }
    }

    @Command(
            name = "approve",
            description = "Approves what another operator said: the file counts as handed over.",
            mixinStandardHelpOptions = true)
    int approve(@Parameters(paramLabel = "PROPOSAL", description = CLAIM) long claim, @Mixin Credentials who) {
        try (Office office = Office.open()) {
            parcels(office).approve(claim, operator(office, who));
            spec.commandLine()
                    .getOut()
                    .println("อนุมัติแล้ว ส่งมอบแล้ว สองคนยืนยัน · approved, handed over, two people say so");
            return Main.OK;
        }
    }

    @Command(
            name = "withdraw",
            description = "Takes back what somebody said of a handover; the file is still being carried.",
            mixinStandardHelpOptions = true)
    int withdraw(@Parameters(paramLabel = "PROPOSAL", description = CLAIM) long claim, @Mixin Credentials who) {
        try (Office office = Office.open()) {
            office.the(HandoverStore.class).withdraw(claim, operator(office, who));
            spec.commandLine().getOut().println("ถอนแล้ว ยังไม่ถือว่าส่งมอบ · withdrawn, not handed over");
            return Main.OK;
        }
    }

    @Command(
            name = "again",
            description = {
                "Proposes that a file which was handed over is carried once more, where the first one was lost: the same bytes, name and number.",
                "Another operator approves it, by deliver approve or on the page /handover. Refused once the agency answered, the bank shows the money",
                "whole, or people decided about it."
            },
            mixinStandardHelpOptions = true)
    int again(
            @Parameters(paramLabel = "FILE", converter = FileNumber.class, description = FILE) FileId file,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; kept in the journal")
                    String reason,
            @Mixin Credentials who) {
        try (Office office = Office.open()) {
            By by = new By(operator(office, who), reason.strip());
            Again again = office.the(HandoverStore.class).again(file, by);
            spec.commandLine()
                    .getOut()
                    .println(
                            again.says(by)
                                    ? "เสนอแล้ว รออีกคนหนึ่งอนุมัติ · proposed, waits for another person: deliver approve "
                                            + again.id() + ", or /handover"
                                    : already(again, by));
            return Main.OK;
        }
    }

    /** There is one proposal a file: who says so again is told of it, and whether to approve it instead. */
    private static String already(Again again, By by) {
        String there =
                "มีข้อเสนอนี้อยู่แล้ว เหตุผลที่บอกครั้งนี้ไม่ได้เก็บไว้ · proposed already, the reason given now is not kept ["
                        + again.id() + ": " + again.officer() + "]: " + again.reason();
        return again.officer().equals(by.officer())
                ? there + "\nรออีกคนหนึ่งอนุมัติ · waits for another person: deliver approve " + again.id()
                : there + "\nถ้าเห็นด้วย อนุมัติได้เลย · approve it if you agree: deliver approve " + again.id()
                        + ", or /handover";
    }

    private static Receipt receipt(Path photo) throws IOException {
        if (Files.size(photo) > HandoverStore.LARGEST_RECEIPT) {
            throw new IllegalArgumentException("at most " + HandoverStore.LARGEST_RECEIPT + " bytes: " + photo);
        }
        return Receipt.of(Files.readAllBytes(photo));
    }

    private static Parcels parcels(Office office) {
        return new Parcels(
                office.the(HandoverStore.class),
                office.the(SongtorSettings.class),
                office.the(SendingCalendar.class),
                office.the(Clock.class));
    }

    private String operator(Office office, Credentials who) {
        return who.operator(office, spec.commandLine());
    }
}
