package org.songtor.cli.layout;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code layout verify PROFILE FILE}: lengths, encoding, order, counts, totals and rules over several fields. */
@Command(
        name = "verify",
        description = "Checks lengths, encoding, order, counts, totals and rules over several fields of a file."
                + " Exit code 0, 1 with problems, 2 for wrong words.",
        mixinStandardHelpOptions = true)
public final class LayoutVerify implements Callable<Integer> {
    @Mixin
    private OneFile file = new OneFile();

    @Override
    public Integer call() throws IOException {
        Optional<StatementFile> statement = file.statement();
        if (statement.isPresent()) {
            file.out().println(statement.get().name() + ": " + statement.get().form());
            return statement.get().told(file.out());
        }
        FileParts parts = file.read();
        file.out().println(parts.fileName() + ": " + parts.form().words());
        return OneFile.told(parts, file.out());
    }
}
