package org.songtor.cli.layout;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.songtor.cli.Office;
import org.songtor.model.FileId;
import org.songtor.model.FormVersion.Part;
import org.songtor.model.FundId;
import org.songtor.model.Period;
import org.songtor.port.AgencyFormat;
import org.songtor.port.FileArchive;
import org.songtor.port.FormatException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code layout rehearse NEW --month M}: what was sent in a month, as a new form would have it. Nothing is sent or stored. */
@Command(
        name = "rehearse",
        description = {
            "Writes files that were sent in a new form, and shows record by record what changes and what would not fit.",
            "Exit code 0 where all fits, 1 where something does not. Nothing is sent or stored."
        },
        mixinStandardHelpOptions = true)
public final class LayoutRehearse implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NEW", description = "PROFILE@VERSION or a layout file")
    private String next = "";

    @Option(
            names = "--month",
            paramLabel = "MONTH",
            description = "contribution period, as 2569-10: files of the store")
    private Optional<String> month = Optional.empty();

    @Option(names = "--fund", paramLabel = "FUND", description = "only of this fund")
    private Optional<String> fund = Optional.empty();

    @Option(names = "--from", paramLabel = "FILE", description = "an agency file in the present form: needs no store")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--set", paramLabel = "RECORD.field=VALUE", description = "a value that the present form lacks")
    private Map<String, String> given = new TreeMap<>();

    @Option(names = "--show-ids", description = "national ids whole, not only their last four digits")
    private boolean ids;

    @Override
    public Integer call() throws IOException {
        if (month.isPresent() == from.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Say either --month or --from.");
        }
        Profiles profiles = new Profiles();
        Side side = Side.of(next, Part.REMITTANCE, profiles, spec.commandLine());
        AgencyFormat format = side.format()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "No profile " + side.form().info().id()));
        boolean fits = true;
        for (FileArchive.Kept file : files(format)) {
            fits &= one(profiles, side, format, file);
        }
        spec.commandLine().getOut().flush();
        return fits ? 0 : 1;
    }

    private boolean one(Profiles profiles, Side side, AgencyFormat format, FileArchive.Kept file) {
        PrintWriter out = spec.commandLine().getOut();
        return side.layout()
                .map(l -> new Rehearsal(profiles, l, given, ids).run(format, file.name(), file.content(), out))
                .orElseGet(() -> again(format, file, out));
    }

    /** A profile that a program says has its one form: read and written again, the bytes must be the same. */
    private static boolean again(AgencyFormat format, FileArchive.Kept file, PrintWriter out) {
        try {
            byte[] made = format.write(format.read(file.name(), file.content()));
            boolean same = Arrays.equals(made, file.content());
            out.println(file.name() + ": " + (same ? "เหมือนเดิม · the same bytes" : "ต่างกัน · other bytes"));
            return same;
        } catch (FormatException e) {
            e.problems().forEach(p -> out.println(Told.of(p).words()));
            return false;
        }
    }

    private List<FileArchive.Kept> files(AgencyFormat format) throws IOException {
        if (from.isPresent()) {
            Path file = from.get();
            if (!Files.isRegularFile(file)) {
                throw new ParameterException(spec.commandLine(), "No file " + file);
            }
            return List.of(new FileArchive.Kept(String.valueOf(file.getFileName()), Files.readAllBytes(file)));
        }
        try (Office office = Office.open()) {
            FileArchive archive = office.the(FileArchive.class);
            List<FileId> found =
                    archive.of(format.profile().id(), Period.of(month.orElseThrow()), fund.map(FundId::of));
            spec.commandLine().getOut().println("ไฟล์ files: " + found.size());
            return found.stream().map(archive::file).toList();
        }
    }
}
