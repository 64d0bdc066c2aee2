package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;

class CheckCommandTest {
    @Test
    void where_no_gateway_listens_it_says_what_to_do() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        URI address = URI.create("http://127.0.0.1:" + free + "/api/v1/batches/check");
        assertThatThrownBy(
                        () -> CheckCommand.reply(HttpRequest.newBuilder(address).build()))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "no gateway answers at http://127.0.0.1:" + free
                                + "/: start it with ./songtor serve, give its address with --gateway, or leave --gateway out to check without it");
    }
}
