package org.songtor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.songtor.handover.Parcels;
import org.songtor.model.FileId;
import org.songtor.port.HandoverStore;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Claim;
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
                        "%d  %s  %s  %s บาท  %s%n",
                        file.id().value(), file.profile(), file.name(), file.amount(), words(file));
            }
            out.flush();
            return Main.OK;
        }
    }

    private static String words(Carried file) {
        return switch (file.stage()) {
            case READY -> "พร้อมให้นำออก · ready";
            case EXPORTED -> "นำออกแล้ว กำลังถือไปส่ง · exported, being carried";
            case SAID ->
                "มีผู้แจ้งว่าส่งมอบแล้ว รออีกคนอนุมัติ · said to be handed over, waits for another's approval"
                        + file.claim().map(HandoverCommand::words).orElse("");
            case HANDED_OVER -> "ส่งมอบแล้ว สองคนยืนยัน · handed over, two people say so";
        };
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
            @Parameters(paramLabel = "FILE", description = "number, as list shows it") long file,
            @Option(names = "--to", required = true, paramLabel = "DIR", description = "for example a memory stick")
                    Path to,
            @Mixin Credentials who)
            throws IOException {
        try (Office office = Office.open()) {
            Path folder = parcels(office)
                    .export(new FileId(file), operator(office, who))
                    .write(to);
            spec.commandLine().getOut().println(folder);
            return Main.OK;
        }
    }

    @Command(
            name = "confirm",
            description = "Says that a file was handed over; another operator approves it.",
            mixinStandardHelpOptions = true)
    int confirm(
            @Parameters(paramLabel = "FILE", description = "number, as list shows it") long file,
            @Option(names = "--carried-by", required = true, paramLabel = "NAME", description = "who carried it")
                    String carrier,
            @Option(
                            names = "--receipt",
                            required = true,
                            paramLabel = "NUMBER",
                            description = "the agency's receipt number")
                    String number,
            @Option(names = "--on", required = true, paramLabel = "DAY", description = "as 2026-11-21") LocalDate on,
            @Option(names = "--photo", paramLabel = "FILE", description = "JPEG, PNG or PDF, 5 MB at most")
                    Optional<Path> photo,
            @Mixin Credentials who)
            throws IOException {
        Optional<Receipt> receipt = photo.isPresent() ? Optional.of(receipt(photo.get())) : Optional.empty();
        try (Office office = Office.open()) {
            long claim = office.the(HandoverStore.class)
                    .propose(new FileId(file), new Said(carrier, number, on, receipt), operator(office, who));
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

    private static Receipt receipt(Path photo) throws IOException {
        if (Files.size(photo) > HandoverStore.LARGEST_RECEIPT) {
            throw new IllegalArgumentException("at most " + HandoverStore.LARGEST_RECEIPT + " bytes: " + photo);
        }
        return Receipt.of(Files.readAllBytes(photo));
    }

    private static Parcels parcels(Office office) {
        return new Parcels(office.the(HandoverStore.class), office.the(SongtorSettings.class), office.the(Clock.class));
    }

    private String operator(Office office, Credentials who) {
        return who.operator(office, spec.commandLine());
    }
}
