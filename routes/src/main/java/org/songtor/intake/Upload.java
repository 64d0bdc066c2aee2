package org.songtor.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.songtor.model.Shown;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * What a call says beside its body.
 *
 * @param key the fund's own key of this submission: 1 to 128 visible ASCII characters
 * @param sourceName file name as the fund wrote it, without folders, for people only
 */
record Upload(String key, String sourceName) {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final int LONGEST_NAME = 200;

    static Optional<Upload> of(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        return key != null && KEY.matcher(key).matches()
                ? Optional.of(new Upload(key, name(request.getHeader(HttpHeaders.CONTENT_DISPOSITION))))
                : Optional.empty();
    }

    /** A form is not a file: its body would be read as fields before we see it. */
    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("multipart/") || lower.startsWith("application/x-www-form-urlencoded");
    }

    /** The file's name as the fund wrote it, without folders. */
    static String name(@Nullable String header) {
        String name = header == null ? null : filename(header);
        return shortName(name == null ? "" : name);
    }

    /** Without folders, unseen characters and long numbers, and never empty. */
    static String shortName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = Shown.masked(last).strip();
        String named = clean.isEmpty() ? "upload" : clean;
        return named.length() > LONGEST_NAME ? named.substring(0, LONGEST_NAME) : named;
    }

    /** A header that cannot be read names no file; the name is for people only. */
    private static @Nullable String filename(String header) {
        try {
            return ContentDisposition.parse(header).getFilename();
        } catch (RuntimeException e) { // Spring throws more than it says
            return null;
        }
    }
}
