package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.flow.FlowFixture;
import org.songtor.model.Sha256;
import org.songtor.port.Convoy;
import org.songtor.settings.Channel;

/** What is done for several files at once on a real SSH server: only what is plain; of the others nothing is said. */
class SftpBoxesTest {
    private static final byte[] SIGNATURE = "signature".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path home;

    private SftpAgency agency;
    private SftpBoxes boxes;

    @BeforeEach
    void start() throws Exception {
        agency = new SftpAgency(home);
        boxes = Edge.sftp(FlowFixture.settings(Channel.SFTP, agency.address()));
    }

    @AfterEach
    void stop() throws Exception {
        agency.close();
    }

    @Test
    void signatures_are_put_for_files_that_are_not_there_and_for_no_others() throws Exception {
        put("b.txt", new byte[] {1});
        byte[] large = new byte[SftpPipe.PIECE + 1];
        assertThat(boxes.signed(
                        box(), Map.of("a.txt", SIGNATURE, "b.txt", SIGNATURE, "c.txt", large, "d.txt", SIGNATURE)))
                .containsExactlyInAnyOrder("a.txt", "d.txt");
        assertThat(SftpAgency.names(agency.inbox())).containsExactly("a.txt.p7s", "b.txt", "d.txt.p7s");
        assertThat(agency.inbox().resolve("a.txt.p7s")).hasBinaryContent(SIGNATURE);
    }

    @Test
    void a_signature_that_cannot_be_put_in_its_place_is_not_said_to_be_there() throws Exception {
        agency.neverReplaces = true;
        put("a.txt.p7s", new byte[] {1});
        assertThat(boxes.signed(box(), Map.of("a.txt", SIGNATURE, "b.txt", SIGNATURE)))
                .containsExactly("b.txt");
        assertThat(agency.inbox().resolve("a.txt.p7s")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void where_nothing_may_be_written_or_seen_nothing_is_said() throws Exception {
        agency.deniesWriting = true;
        assertThat(boxes.signed(box(), Map.of("a.txt", SIGNATURE, "b.txt", SIGNATURE)))
                .isEmpty();
        agency.denies = true;
        put("a.txt", SIGNATURE);
        assertThat(boxes.held(box(), Map.of("a.txt", SIGNATURE.length))).isEmpty();
        assertThat(boxes.signed(box(), Map.of("a.txt", SIGNATURE, "b.txt", SIGNATURE)))
                .isEmpty();
    }

    @Test
    void files_are_read_back_byte_for_byte_whatever_their_size() throws Exception {
        Map<String, Integer> sizes =
                Map.of("none.txt", 0, "one.txt", 1, "piece.txt", SftpPipe.PIECE, "more.txt", 3 * SftpPipe.PIECE + 7);
        for (var one : sizes.entrySet()) {
            put(one.getKey(), bytes(one.getValue()));
        }
        assertThat(boxes.held(box(), sizes))
                .hasSize(4)
                .allSatisfy((name, sha256) -> assertThat(sha256).isEqualTo(Sha256.of(bytes(sizes.get(name)))));
    }

    @Test
    void sixteen_of_the_largest_that_are_read_back_together_come_whole_and_of_a_larger_one_nothing_is_said()
            throws Exception {
        int largest = 8 * SftpPipe.PIECE;
        Map<String, Integer> sizes = new HashMap<>(Map.of("larger.txt", largest + 1));
        for (int i = 0; i < Convoy.MOST; i++) {
            sizes.put(i + ".txt", largest);
        }
        for (var one : sizes.entrySet()) {
            put(one.getKey(), bytes(one.getValue()));
        }
        assertThat(boxes.held(box(), sizes))
                .hasSize(Convoy.MOST)
                .doesNotContainKey("larger.txt")
                .containsEntry("0.txt", Sha256.of(bytes(largest)));
        assertThat(boxes.held(box(), "larger.txt")).contains(Sha256.of(bytes(largest + 1)));
    }

    @Test
    void of_a_file_that_is_longer_or_shorter_or_not_there_nothing_is_said() throws Exception {
        put("longer.txt", bytes(11));
        put("shorter.txt", bytes(9));
        put("half.txt", bytes(SftpPipe.PIECE));
        assertThat(boxes.held(
                        box(),
                        Map.of("longer.txt", 10, "shorter.txt", 10, "half.txt", 2 * SftpPipe.PIECE, "gone.txt", 10)))
                .isEmpty();
    }

    @Test
    void other_bytes_of_the_same_length_are_shown_as_they_are() throws Exception {
        put("a.txt", new byte[] {1, 2});
        assertThat(boxes.held(box(), Map.of("a.txt", 2))).containsEntry("a.txt", Sha256.of(new byte[] {1, 2}));
    }

    private URI box() {
        return agency.address();
    }

    private void put(String name, byte[] content) throws Exception {
        Files.write(agency.inbox().resolve(name), content);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
