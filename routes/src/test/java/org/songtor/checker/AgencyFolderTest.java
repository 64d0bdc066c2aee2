package org.songtor.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.checker.Observed.Received;
import org.songtor.model.Sha256;

/** What an agency got is read where it lies, with the signature beside it. */
class AgencyFolderTest {
    @TempDir
    private Path run;

    private Path received;

    @BeforeEach
    void anAgency() throws IOException {
        Path agency = Files.createDirectories(run.resolve("agency/toy"));
        Files.writeString(agency.resolve("ledger.csv"), "at,file,sha256,line,amount,what,bytes\n");
        Files.writeString(run.resolve("ca.pem"), "the authority");
        received = Files.createDirectories(agency.resolve("received"));
        Path inbox = Files.createDirectories(agency.resolve("box/one/inbox"));
        for (Path place : List.of(received, inbox)) {
            Files.writeString(place.resolve("T-1.txt"), "bytes");
            Files.writeString(place.resolve("T-1.txt.p7s"), "signed");
        }
    }

    @Test
    void each_file_is_judged_by_the_runs_authority_where_it_came_and_in_the_inbox() throws IOException {
        assertThat(all()).containsExactly(file("received", Optional.empty()), file("one", Optional.empty()));
        Files.writeString(received.resolve("T-1.txt.p7s"), "junk");
        Files.delete(run.resolve("agency/toy/box/one/inbox/T-1.txt.p7s"));
        assertThat(all())
                .containsExactly(
                        file("received", Optional.of("junk")), file("one", Optional.of("no signature lies beside it")));
    }

    @Test
    void a_run_without_its_authority_is_an_error_and_no_verdict() throws IOException {
        Files.delete(run.resolve("ca.pem"));
        assertThatThrownBy(this::all)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no signature of this run can be judged");
    }

    private static Received file(String place, Optional<String> bad) {
        return new Received(
                place,
                "T-1.txt",
                Sha256.of("bytes".getBytes(StandardCharsets.UTF_8)).hex(),
                bad);
    }

    private List<Received> all() throws IOException {
        Signatures signatures = new Signatures(run, (ca, content, signature) -> {
            assertThat(ca).isEqualTo("the authority");
            String words = new String(signature, StandardCharsets.UTF_8);
            return words.equals("signed") ? Optional.empty() : Optional.of(words);
        });
        return AgencyFolder.all(run.resolve("agency"), signatures).get(0).received();
    }
}
