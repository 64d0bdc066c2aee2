package org.songtor.meeting;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Prints a page of ours to PDF with the browser that the machine has, without a network: of what was tried it alone keeps Thai vowels, tone marks and line
 * breaks. At most two at once; one that does not end in time is stopped.
 */
@Component
public class PdfPrinter {
    private static final int MOST_AT_ONCE = 2;
    private static final int SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(PdfPrinter.class);

    private final Path temporary;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE);

    /** Prints in the machine's own folder for what is temporary. */
    public PdfPrinter() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    PdfPrinter(Path temporary) {
        this.temporary = temporary;
    }

    /**
     * @param html a page that needs nothing from elsewhere
     * @throws IOException where there is no browser, it did not end in time, or wrote no PDF
     */
    void print(byte[] html, OutputStream to) throws IOException {
        Path browser = browser();
        if (!turns.tryAcquire()) {
            throw new IOException("two statements are being printed already: try again in a moment");
        }
        try {
            printed(browser, html, to);
        } finally {
            turns.release();
        }
    }

    private void printed(Path browser, byte[] html, OutputStream to) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "songtor-print"); // of its owner only
        try {
            Path page = Files.write(folder.resolve("page.html"), html);
            Path pdf = folder.resolve("page.pdf");
            run(browser, folder, page, pdf);
            Files.copy(pdf, to);
        } finally {
            empty(folder);
        }
    }

    private static Path browser() throws IOException {
        return Browsers.first()
                .orElseThrow(
                        () -> new IOException(
                                "no browser at " + Browsers.places()
                                        + " to print with: install chromium-headless-shell or chromium, let SONGTOR_CHROMIUM name one, or take the workbook"));
    }

    private static void run(Path browser, Path folder, Path page, Path pdf) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--no-pdf-header-footer",
                        "--print-to-pdf=" + pdf,
                        page.toUri().toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(browser + " did not print within " + SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while printing", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 || !Files.exists(pdf) || Files.size(pdf) == 0) {
            throw new IOException(browser + " printed nothing (code " + process.exitValue() + ")");
        }
    }

    /** Says so where something stays, a child of the browser still writing: a page that was printed is given out all the same. */
    private static void empty(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} was printed in and cannot be emptied: {}", folder, e.toString());
        }
    }
}
