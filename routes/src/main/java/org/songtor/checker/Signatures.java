package org.songtor.checker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.songtor.port.RunSignatures;

/** The detached signatures beside what the gateway sent, judged by the run's {@code ca.pem}, as anybody may with OpenSSL. */
final class Signatures {
    private final Path ca;
    private final RunSignatures judge;

    Signatures(Path run, RunSignatures judge) {
        this.ca = run.resolve("ca.pem");
        this.judge = judge;
    }

    /**
     * @return empty where the gateway signed these bytes, else why not
     * @throws IOException where the run holds no {@code ca.pem}: nothing could be judged
     */
    Optional<String> reject(Path file, byte[] content) throws IOException {
        if (!Files.exists(ca)) {
            throw new IOException(ca + " is not there: no signature of this run can be judged");
        }
        Path signature = file.resolveSibling(file.getFileName() + ".p7s");
        return Files.exists(signature)
                ? judge.reject(Files.readString(ca, StandardCharsets.US_ASCII), content, Files.readAllBytes(signature))
                : Optional.of("no signature lies beside it");
    }
}
