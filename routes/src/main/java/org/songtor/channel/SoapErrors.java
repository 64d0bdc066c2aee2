package org.songtor.channel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.cxf.transport.http.HTTPException;

/**
 * SOAP's errors (SOAP 1.2 part 1, section 5.4.6). {@code Sender} says the message must change before it is sent again, {@code MustUnderstand}, {@code
 * VersionMismatch} and {@code DataEncodingUnknown} that it was not processed; {@code Receiver} and every code nobody knows say nothing of the file. A
 * fault of WS-Security is about who we are or what the clock says, not about the file.
 */
final class SoapErrors {
    private static final Set<String> NO = Set.of("Sender", "MustUnderstand", "VersionMismatch", "DataEncodingUnknown");
    private static final String SECURITY = "http://docs.oasis-open.org/wss/";

    private SoapErrors() {}

    static Verdict of(Throwable error, Stage stage) {
        return Causes.find(error, AgencyFault.class)
                .map(fault -> fault(fault, stage))
                .or(() -> Causes.find(error, HTTPException.class).map(http -> status(http, stage)))
                .or(() -> Causes.connecting(error, stage))
                .or(() -> Causes.silence(error, stage))
                .orElseGet(() -> Verdict.unrecognised(Verdict.words(error), stage));
    }

    private static Verdict fault(AgencyFault fault, Stage stage) {
        String words = Verdict.words(fault);
        if (stage != Stage.PUTTING) {
            return Verdict.unrecognised(words, stage);
        }
        if (ofSecurity(fault)) {
            return Verdict.tryAgain(words);
        }
        return NO.contains(fault.getFaultCode().getLocalPart())
                ? Verdict.refused(words)
                : Verdict.unrecognised(words, stage);
    }

    private static boolean ofSecurity(AgencyFault fault) {
        List<QName> subCodes = fault.getSubCodes() == null ? List.of() : fault.getSubCodes();
        return fault.getFaultCode().getNamespaceURI().startsWith(SECURITY)
                || subCodes.stream().anyMatch(code -> code.getNamespaceURI().startsWith(SECURITY));
    }

    /** No SOAP at all came back, only HTTP. */
    private static Verdict status(HTTPException error, Stage stage) {
        return HttpsErrors.of(new StatusException("SOAP by HTTP", error.getResponseCode(), Optional.empty()), stage);
    }
}
