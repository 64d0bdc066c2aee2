package org.songtor.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.songtor.model.BatchHeader;
import org.songtor.model.Catalogue;
import org.songtor.model.Document;
import org.songtor.model.Fund;
import org.songtor.model.NationalId;
import org.songtor.model.PaymentReference;
import org.songtor.model.Problem;
import org.songtor.model.ProfileId;
import org.songtor.port.AgencyFormat;
import org.songtor.port.CheckOnly.Preview;
import org.songtor.port.FormatException;

/** Writes a file as its agency would get it, by the agency's own format, with a number that no real file gets. */
final class PreviewFile {
    /** The last number there is: on a real slip it would mean that the numbers have run out. */
    private static final PaymentReference PLACEHOLDER = PaymentReference.ofNumber(99_999_999);

    private static final Charset THAI = Charset.forName("x-windows-874");
    private static final int ID = 13;
    private static final int SHOWN = 4;
    /** Of problems with lines that the profile cannot carry. */
    private static final int MOST_UNFIT = 200;

    private final Catalogue catalogue;
    private final Function<ProfileId, AgencyFormat> formats;
    private final Clock clock;
    private final BatchHeader header;

    PreviewFile(Catalogue catalogue, Function<ProfileId, AgencyFormat> formats, Clock clock, BatchHeader header) {
        this.catalogue = catalogue;
        this.formats = formats;
        this.clock = clock;
        this.header = header;
    }

    /** @param problems of the whole batch */
    Preview of(Outgoing.File out, List<Problem> problems) {
        AgencyFormat format = formats.apply(out.profile());
        Document document = new Document(head(out.profile()), out.lines());
        String name = format.fileName(document.header());
        List<Problem> unfit = problems.stream()
                .filter(p -> ofTheFormat(p) && out.refused(p.lineNo()))
                .limit(MOST_UNFIT)
                .toList();
        try {
            byte[] bytes = format.write(document);
            Charset charset = charset(bytes);
            int shown = wholeRecords(bytes);
            String text = masked(new String(bytes, 0, shown, charset), out.lines());
            return preview(out, name, charset, out.whole() ? bytes.length : 0, text, unfit);
        } catch (FormatException e) {
            return preview(out, name, StandardCharsets.UTF_8, 0, "", e.problems());
        }
    }

    private static Preview preview(
            Outgoing.File out, String name, Charset charset, long bytes, String text, List<Problem> unfit) {
        return new Preview(
                out.profile(),
                name,
                charset.name(),
                out.all().lines(),
                out.all().amount(),
                bytes,
                text,
                unfit);
    }

    private Document.Header head(ProfileId profile) {
        Fund fund = catalogue.fund(header.fund()).orElseThrow();
        Fund.Payer payer = fund.payers().get(profile.agency());
        Document.Payee payee = catalogue.payees().get(profile);
        if (payer == null || payee == null) {
            throw new IllegalStateException("no line of " + fund.id() + " goes on by " + profile);
        }
        return new Document.Header(PLACEHOLDER, 1, header.period(), LocalDate.now(clock), payer, payee);
    }

    /** Codes from SGT-4001 on say what a profile cannot carry. */
    private static boolean ofTheFormat(Problem problem) {
        return problem.code().code().startsWith("SGT-4");
    }

    /** A format says no encoding of its bytes: what is UTF-8 throughout is that, and the others are the agencies' Thai one. */
    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return THAI;
        }
    }

    /** How many of the first bytes are whole records; of a file without line ends as many as do not part a character. */
    private static int wholeRecords(byte[] bytes) {
        if (bytes.length <= Preview.MOST_BYTES) {
            return bytes.length;
        }
        int end = Preview.MOST_BYTES;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end > 0) {
            return end;
        }
        end = Preview.MOST_BYTES;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    /** Every id of these lines with all but its last digits hidden, wherever it stands: fields of a fixed width touch each other. */
    private static String masked(String text, List<Document.Line> lines) {
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.person().value()));
        StringBuilder shown = new StringBuilder(text);
        for (int at = 0; at + ID <= text.length(); at++) {
            String here = text.substring(at, at + ID);
            if (NationalId.isValid(here) && ids.contains(here)) {
                shown.replace(at, at + ID - SHOWN, "x".repeat(ID - SHOWN));
            }
        }
        return shown.toString();
    }
}
