package org.songtor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.songtor.flow.SongtorSettings;
import org.songtor.handover.Parcels;
import org.songtor.model.FileId;
import org.songtor.port.HandoverStore;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Receipt;
import org.songtor.port.HandoverStore.Said;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code handover}: files that a person carries to an agency. Approving is done on the page, where the second person logs in: here one could give both names. */
@Command(
        name = "handover",
        description = "Files that a person carries to an agency's counter or portal.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class HandoverCommand implements Runnable {
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
            case SAID -> "มีผู้แจ้งว่าส่งมอบแล้ว รออีกคนอนุมัติ · said to be handed over, waits for another's approval";
            case HANDED_OVER -> "ส่งมอบแล้ว สองคนยืนยัน · handed over, two people say so";
        };
    }

    @Command(
            name = "export",
            description = "Writes a file with its papers into a folder.",
            mixinStandardHelpOptions = true)
    int export(
            @Parameters(paramLabel = "FILE", description = "number, as list shows it") long file,
            @Option(names = "--to", required = true, paramLabel = "DIR", description = "for example a memory stick")
                    Path to,
            @Option(names = "--by", required = true, paramLabel = "LOGIN", description = "operator who takes it out")
                    String by)
            throws IOException {
        try (Office office = Office.open()) {
            Path folder = parcels(office)
                    .export(new FileId(file), operator(office, by))
                    .write(to);
            spec.commandLine().getOut().println(folder);
            return Main.OK;
        }
    }

    @Command(
            name = "confirm",
            description = "Says that a file was handed over; another operator approves it on the page.",
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
            @Option(names = "--by", required = true, paramLabel = "LOGIN", description = "operator who says so")
                    String by)
            throws IOException {
        Optional<Receipt> receipt = photo.isPresent() ? Optional.of(receipt(photo.get())) : Optional.empty();
        try (Office office = Office.open()) {
            long claim = office.the(HandoverStore.class)
                    .propose(new FileId(file), new Said(carrier, number, on, receipt), operator(office, by));
            spec.commandLine()
                    .getOut()
                    .println("บันทึกแล้ว รออีกคนหนึ่งอนุมัติที่หน้า /handover · noted as " + claim
                            + "; another operator approves it at /handover");
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

    private static String operator(Office office, String login) {
        return office.the(SongtorSettings.class).officers().stream()
                .filter(o -> o.login().equals(login) && o.role().equals("operator"))
                .map(SongtorSettings.Officer::login)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operator has the login " + login));
    }
}
