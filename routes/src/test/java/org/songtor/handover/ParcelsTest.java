package org.songtor.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.FlowFixture;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FileId;
import org.songtor.model.FileState;
import org.songtor.model.PaymentReference;
import org.songtor.model.Period;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;
import org.songtor.port.HandoverStore.Carried;
import org.songtor.port.HandoverStore.Taken;
import org.songtor.settings.Channel;

class ParcelsTest {
    private static final byte[] CONTENT = "เงินออม".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "TOY-ST0000000777-000007.txt";

    @TempDir
    private Path stick;

    @Test
    void a_parcel_holds_the_very_bytes_the_signature_their_sums_and_the_letter() throws Exception {
        TreeMap<String, byte[]> found = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(parcel().zip()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(found.keySet())
                .containsExactlyInAnyOrder(
                        NAME + "/" + NAME, NAME + "/" + NAME + ".p7s", NAME + "/SHA256SUMS", NAME + "/letter.html");
        assertThat(found.get(NAME + "/" + NAME)).isEqualTo(CONTENT);
        assertThat(new String(found.get(NAME + "/letter.html"), StandardCharsets.UTF_8))
                .contains("เรียน", "To:", Sha256.of(CONTENT).hex(), "21/11/2569", "100.00 บาท", "สองคน", "&lt;b&gt;x")
                .doesNotContain("<b>x");
    }

    @Test
    void a_folder_is_checked_by_sha256sum_and_never_written_over() throws Exception {
        Path folder = parcel().write(stick);
        Process check = new ProcessBuilder("sha256sum", "-c", "SHA256SUMS")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        assertThatThrownBy(() -> parcel().write(stick)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(CONTENT);
    }

    private static Parcel parcel() {
        SongtorSettings settings = FlowFixture.settings(Channel.MANUAL, URI.create("counter:office"));
        Carried file = new Carried(
                new FileId(1),
                Optional.empty(),
                FlowFixture.DUES,
                NAME,
                Sha256.of(CONTENT),
                PaymentReference.ofNumber(7),
                Period.of("2569-11"),
                3,
                Satang.ofBaht(100),
                FileState.SIGNED,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        String letter = Letter.html(
                file,
                settings.agency(FlowFixture.DUES),
                URI.create("counter:office"),
                "<b>x",
                LocalDate.of(2026, 11, 21));
        return new Parcel(new Taken(file, CONTENT, new byte[] {1}), letter);
    }
}
