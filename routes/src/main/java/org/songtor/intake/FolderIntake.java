package org.songtor.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.songtor.fault.CrashPoint;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt;
import org.songtor.port.BatchStore.Submission;
import org.springframework.stereotype.Component;

/**
 * One file of a watched folder: submitted, its receipt written durably, and only then moved away. A crash at any point leaves it in {@code in};
 * the next pass meets the same claim, writes the same receipt and moves it. Nothing is remembered here.
 */
@Component
public class FolderIntake {
    /** A link would read what the fund may not; a pipe would be waited for without end. */
    private static final Problem NO_FILE =
            Problem.ofFile(ProblemCode.UNKNOWN_FORMAT, "", "a link or a device", "a file");

    private final Intake intake;
    private final Incoming incoming;
    private final ObjectMapper json;

    FolderIntake(Intake intake, Incoming incoming, ObjectMapper json) {
        this.intake = intake;
        this.incoming = incoming;
        this.json = json;
    }

    /** @throws IllegalStateException where the check is not over: the file stays and is taken again */
    public void take(FundFolder folder, Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            refuse(folder, file, "no-file", NO_FILE);
            return;
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                Incoming.Copy copy = incoming.copy(in)) {
            Receipt receipt = submit(folder, file, copy);
            String name = FundFolder.shortName(file) + "." + receipt.number() + ".json";
            Durable.write(folder.receipts().resolve(name), json.writeValueAsBytes(ReceiptJson.of(receipt)));
            CrashPoint.reached(CrashPoint.NOTICE_SENT_BEFORE_MARKED);
            moveAway(folder, file, copy, receipt.number());
        } catch (Incoming.TooLarge e) {
            refuse(folder, file, "too-large", tooLarge(file));
        }
    }

    private Receipt submit(FundFolder folder, Path file, Incoming.Copy copy) throws IOException {
        String name = file.getFileName().toString();
        Intake.Taken taken = intake.submit(
                new Submission(folder.fund(), folder.channel(), name, Optional.empty(), copy.path(), copy.sha256()));
        if (taken instanceof Intake.Taken.New fresh) {
            return fresh.receipt();
        }
        if (taken instanceof Intake.Taken.Known known) {
            return known.receipt();
        }
        throw new IllegalStateException("no receipt yet: " + taken);
    }

    /** Under its own name, or with the batch's number before it where that name is taken. A file that changed meanwhile is another one and stays. */
    private void moveAway(FundFolder folder, Path file, Incoming.Copy copy, String number) throws IOException {
        try (InputStream again = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                Incoming.Copy now = incoming.copy(again)) {
            if (!now.sha256().equals(copy.sha256())) {
                return;
            }
        }
        Path to = folder.done().resolve(file.getFileName());
        Durable.move(file, Files.exists(to) ? folder.done().resolve(number + "-" + FundFolder.shortName(file)) : to);
    }

    private Problem tooLarge(Path file) throws IOException {
        return Problem.ofFile(
                ProblemCode.FILE_TOO_LARGE,
                "",
                Files.size(file) + " bytes",
                "at most " + incoming.ceiling() + " bytes");
    }

    /** Never kept as evidence: it goes aside as it is, and a note says why. */
    private void refuse(FundFolder folder, Path file, String why, Problem problem) throws IOException {
        String name = FundFolder.shortName(file);
        byte[] note = json.writeValueAsBytes(List.of(ReceiptJson.Trouble.of(problem)));
        Durable.write(folder.receipts().resolve(name + "." + why + ".json"), note);
        Durable.move(file, folder.refused().resolve(file.getFileName()));
    }
}
