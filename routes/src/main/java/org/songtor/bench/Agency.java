package org.songtor.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.songtor.model.ProfileId;
import org.songtor.port.KeyRing;
import org.songtor.settings.Channel;

/** A server that takes files as fast as it can and proves each; and the bare client of its kind, which does what has to be done at the least. */
interface Agency extends AutoCloseable {
    Channel channel();

    /** How many of so many files make a round: one should take longer than to begin it and to see that it has ended. */
    default int files(int asked) {
        return asked;
    }

    /** Known before it listens, since the gateway must know it before it starts. */
    URI address(int port, ProfileId profile);

    /** Listens from now on, with the gateway's keys. */
    void open(Path home, KeyRing keys, int port, ProfileId profile) throws Exception;

    /** What the bare client does with each file, for people. */
    String bareDoes();

    /** Bytes of a file that the gateway delivered, so that the bare client's are as large. */
    int size() throws IOException;

    /**
     * Puts the file with a signature and asks for the proof, over a connection of its own that is kept open; fails where the proof is another.
     *
     * @param gateway whose keys it uses, and nothing of its store
     */
    Bare bare(BenchGateway gateway, int port, ProfileId profile) throws Exception;

    interface Bare extends AutoCloseable {
        void send(String name, byte[] content, byte[] signature) throws Exception;
    }
}
