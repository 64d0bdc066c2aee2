package org.songtor.sandbox;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Does what must not stop half-way on a thread that nobody interrupts, and waits for it. The thread of an SFTP session is interrupted when its client dies, and a
 * channel that such a thread writes to is closed under it: a file would have been renamed into the inbox and be in no book.
 */
final class ToTheEnd {
    private static final Executor UNDISTURBED = work -> {
        Thread thread = new Thread(work, "sandbox-arrival");
        thread.setDaemon(true);
        thread.start();
    };

    private ToTheEnd() {}

    interface Work {
        void run() throws IOException;
    }

    /** Whether the caller is interrupted is as it was afterwards. */
    static void run(Work work) throws IOException {
        CompletableFuture<Void> done = CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                UNDISTURBED);
        try {
            // Unlike get, join goes on waiting when it is interrupted.
            done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException wrong ? wrong : e;
        }
    }
}
