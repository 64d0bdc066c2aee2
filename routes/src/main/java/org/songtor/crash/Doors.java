package org.songtor.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A fund at the gateway's doors. Handing in again is always safe, so it is done until there is a receipt. */
final class Doors {
    private final Path run;
    private final FundKeys keys;

    Doors(Path run, FundKeys keys) {
        this.run = run;
        this.keys = keys;
    }

    /** @throws IOException where the gateway is away, or dies meanwhile */
    void hand(Batch batch, Victim victim) throws IOException, InterruptedException {
        Calls calls = new Calls(victim.port(), keys.apiKey(), run.resolve("receipts"));
        switch (batch.door()) {
            case FOLDER -> folder(batch);
            case SFTP -> {
                if (!Files.exists(home(batch).resolve("sftp/in").resolve(batch.name()))) {
                    SftpClient.put(batch, victim.sftpPort(), keys);
                }
            }
            case REST -> calls.rest(batch);
            case SOAP -> calls.soap(batch);
        }
    }

    /** Whether the fund has it in its hands. */
    boolean hasReceipt(Batch batch) throws IOException {
        Path folder =
                switch (batch.door()) {
                    case FOLDER -> home(batch).resolve("receipts");
                    case SFTP -> home(batch).resolve("sftp/receipts");
                    case REST, SOAP -> run.resolve("receipts");
                };
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.getFileName().toString().startsWith(batch.name() + "."));
        }
    }

    private Path home(Batch batch) {
        return run.resolve("home/intake").resolve(batch.fund().value());
    }

    private void folder(Batch batch) throws IOException {
        Path home = home(batch);
        Path in = home.resolve("in").resolve(batch.name());
        if (!Files.exists(in) && !Files.exists(home.resolve("done").resolve(batch.name()))) {
            Path part = home.resolve(batch.name() + ".part");
            Files.write(part, batch.bytes());
            Files.move(part, in, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
