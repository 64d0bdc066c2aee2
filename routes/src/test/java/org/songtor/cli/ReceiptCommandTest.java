package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptCommandTest {
    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("songtor.keys");
        System.clearProperty("songtor.home");
    }

    @Test
    void an_empty_keys_folder_stays_empty_and_says_that_nothing_was_verified() throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Path receipt = Files.writeString(folder.resolve("receipt.json"), "{}");
        System.setProperty("songtor.keys", keys.toString());
        System.setProperty("songtor.home", folder.resolve("home").toString());

        StringWriter err = new StringWriter();
        int code = Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                "receipt",
                "verify",
                receipt.toString());

        assertThat(code).isEqualTo(Main.FAILED);
        assertThat(err).asString().contains("not verified: there is no key of receipts in " + keys);
        assertThat(keys).isEmptyDirectory();
    }
}
