package org.songtor.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToTheEndTest {
    private static final byte[] ROWS = {1, 2, 3};

    @TempDir
    private Path dir;

    @Test
    void what_the_thread_of_a_session_that_broke_cannot_write_is_written() throws IOException {
        Disk disk = new Disk(dir.resolve("making"));
        Path book = dir.resolve("book");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> disk.write(book, ROWS)).isInstanceOf(ClosedByInterruptException.class);
            ToTheEnd.run(() -> disk.write(book, ROWS));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(book).hasBinaryContent(ROWS);
    }

    @Test
    void what_goes_wrong_is_told_as_it_was() {
        assertThatThrownBy(() -> ToTheEnd.run(() -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThatThrownBy(() -> ToTheEnd.run(() -> {
                    throw new IllegalStateException("no such box");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such box");
    }
}
