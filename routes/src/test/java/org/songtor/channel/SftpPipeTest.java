package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.flow.FlowFixture;
import org.songtor.settings.Channel;

/** What ends a line on which many requests leave before the first reply: a server behind real SSH that says what it is told to say. */
class SftpPipeTest {
    private static final int STATUS = 101;
    private static final int HANDLE = 102;
    private static final int DATA = 103;
    private static final int ATTRIBUTES = 105;
    private static final int READ = 5;
    private static final int LONGEST = 256 * 1024;

    private OddSftp server;
    private SftpBoxes boxes;

    @BeforeEach
    void start() throws Exception {
        server = new OddSftp();
        boxes = Edge.sftp(FlowFixture.settings(Channel.SFTP, server.address()));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_reply_to_no_request_ends_the_line_and_it_is_not_used_again() {
        server.says = (type, number) -> OddSftp.packet(STATUS, number + 1000, new byte[Integer.BYTES]);
        assertThatThrownBy(this::held).isInstanceOf(IOException.class).hasMessage("an SFTP reply to no request");
        assertThat(server.logins).hasValue(1);
        assertThatThrownBy(this::held).hasMessage("an SFTP reply to no request");
        assertThat(server.logins).hasValue(2);
    }

    @Test
    void a_second_reply_to_a_request_is_one_to_none() {
        server.says = (type, number) -> {
            byte[] once = OddSftp.packet(HANDLE, number, string(1));
            return ByteBuffer.allocate(2 * once.length).put(once).put(once).array();
        };
        assertThatThrownBy(this::held).hasMessage("an SFTP reply to no request");
    }

    @ParameterizedTest
    @ValueSource(ints = {LONGEST + 1, Integer.MAX_VALUE, -1, 4})
    void a_reply_longer_than_is_allowed_or_too_short_to_be_one_is_not_taken(int length) {
        server.says = (type, number) ->
                ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
        assertThatThrownBy(this::held)
                .isInstanceOf(IOException.class)
                .hasMessage("an SFTP packet of " + length + " bytes");
    }

    @Test
    void a_reply_as_long_as_is_allowed_is_taken() throws Exception {
        server.says = (type, number) -> type == READ
                ? OddSftp.packet(DATA, number, string(LONGEST - 5 - Integer.BYTES))
                : OddSftp.packet(HANDLE, number, string(1));
        assertThat(held()).as("more than was asked for makes nothing of it").isEmpty();
    }

    @Test
    void a_reply_whose_parts_are_longer_than_itself_is_not_taken() {
        server.says = (type, number) -> OddSftp.packet(HANDLE, number, new byte[] {0, 0, 0, 2, 0});
        assertThatThrownBy(this::held).hasMessage("an SFTP string of 2 bytes");
        server.says = (type, number) -> OddSftp.packet(STATUS, number, new byte[] {0, 0});
        assertThatThrownBy(this::held).hasMessage("a short SFTP packet");
    }

    @Test
    void a_reply_of_a_kind_that_nobody_asked_for_is_not_taken() {
        server.says = (type, number) -> OddSftp.packet(ATTRIBUTES, number, new byte[Integer.BYTES]);
        assertThatThrownBy(this::held).hasMessage("an SFTP packet of kind 105");
    }

    private Map<String, ?> held() throws IOException {
        return boxes.held(server.address(), Map.of("a.txt", 1));
    }

    /** As SFTP writes so many bytes. */
    private static byte[] string(int length) {
        return ByteBuffer.allocate(Integer.BYTES + length).putInt(length).array();
    }
}
