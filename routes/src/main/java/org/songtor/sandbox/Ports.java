package org.songtor.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Remembers in {@code ports.properties} which ports were used, so that a gateway that goes on finds its agencies again. */
record Ports(int sftp, int https, int jms, int control) {
    private static final String FILE = "ports.properties";

    /** For each: the one asked for; where that is 0 the one of the last start if it is free; otherwise 0. */
    static Ports choose(SandboxSettings settings) throws IOException {
        Properties last = new Properties();
        Path file = folder(settings).resolve(FILE);
        if (Files.exists(file)) {
            last.load(new StringReader(Files.readString(file)));
        }
        return new Ports(
                choose(settings.sftpPort(), last.getProperty("sftp", "0")),
                choose(settings.httpsPort(), last.getProperty("https", "0")),
                free(choose(settings.jmsPort(), last.getProperty("jms", "0"))),
                choose(settings.controlPort(), last.getProperty("control", "0")));
    }

    void save(SandboxSettings settings) throws IOException {
        String text = "sftp=%d\nhttps=%d\njms=%d\ncontrol=%d\n".formatted(sftp, https, jms, control);
        new Disk(folder(settings).resolve(".making"))
                .write(folder(settings).resolve(FILE), text.getBytes(StandardCharsets.US_ASCII));
    }

    static Path folder(SandboxSettings settings) {
        return settings.dir().resolve("agency");
    }

    private static int choose(int asked, String last) {
        int port = Integer.parseInt(last);
        if (asked != 0) {
            return asked;
        }
        return port != 0 && isFree(port) ? port : 0;
    }

    /** The broker cannot say which port it took, so one is chosen for it. */
    private static int free(int port) throws IOException {
        if (port != 0) {
            return port;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
