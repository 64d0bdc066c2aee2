package org.songtor.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** Files that a page gives. A large one is written to a file first: what fails half-way is an error page, never half a file. */
final class Downloads {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Downloads() {}

    interface Source {
        /** False where there is nothing to write. */
        boolean to(Path file) throws IOException;
    }

    /** @throws ResponseStatusException 404 where there is nothing to write */
    static void give(String name, String type, HttpServletResponse response, Source source) throws IOException {
        Path file = Files.createTempFile("songtor-download", ".tmp"); // readable by its owner only
        try {
            if (!source.to(file)) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            response.setContentType(type);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    /** A small file that is whole already, to keep and not to be shown inside our page. @param name in ASCII */
    static ResponseEntity<byte[]> of(String name, String type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
