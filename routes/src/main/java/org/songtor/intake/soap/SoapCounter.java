package org.songtor.intake.soap;

import jakarta.xml.ws.Provider;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.ServiceMode;
import jakarta.xml.ws.WebServiceProvider;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stax.StAXSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.songtor.fault.CrashPoint;
import org.songtor.intake.CheckJson;
import org.songtor.intake.Incoming;
import org.songtor.intake.Intake;
import org.songtor.intake.ReceiptJson.Trouble;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Problem;
import org.songtor.model.ProblemCode;
import org.songtor.model.Receipt;
import org.songtor.model.Shown;
import org.songtor.port.BatchStore;
import org.songtor.port.CheckOnly;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.w3c.dom.Element;

/** {@code SubmitBatch}, {@code CheckBatch} and {@code GetReceipt}. The file goes to the disk as it comes; nothing is submitted before the call was read to its end. */
@WebServiceProvider
@ServiceMode(Service.Mode.PAYLOAD)
final class SoapCounter implements Provider<Source> {
    private static final Logger LOG = LoggerFactory.getLogger(SoapCounter.class);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("B([0-9]{6,15})");
    private static final int LONGEST_NAME = 200;

    private final Intake intake;
    private final Incoming incoming;
    private final BatchStore batches;
    private final CheckOnly check;

    SoapCounter(Intake intake, Incoming incoming, BatchStore batches, CheckOnly check) {
        this.intake = intake;
        this.incoming = incoming;
        this.batches = batches;
        this.check = check;
    }

    @Override
    public Source invoke(@Nullable Source request) {
        if (!(request instanceof StAXSource body)) { // an empty body
            throw new Told(Told.Kind.INVALID_REQUEST);
        }
        try {
            Call call = new Call(body.getXMLStreamReader());
            return new DOMSource(
                    switch (call.operation()) {
                        case "SubmitBatch" -> submit(call);
                        case "CheckBatch" -> checked(call);
                        case "GetReceipt" -> receipt(call);
                        default -> throw new Told(Told.Kind.INVALID_REQUEST);
                    });
        } catch (Call.BadCall e) {
            throw new Told(Told.Kind.INVALID_REQUEST);
        } catch (Incoming.TooLarge e) {
            throw new Told(Told.Kind.TOO_LARGE, Optional.of(tooLarge("more", incoming.ceiling())));
        } catch (Told e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.error("a SOAP call could not be answered; its batch, if claimed, is checked later", e);
            throw new Told(Told.Kind.TRY_AGAIN);
        }
    }

    static Trouble tooLarge(String found, long most) {
        return Trouble.of(Problem.ofFile(ProblemCode.FILE_TOO_LARGE, "", found, "at most " + most + " bytes"));
    }

    private Element submit(Call call) throws IOException {
        call.next();
        Call.require(call.at("idempotencyKey"));
        String key = call.text();
        Call.require(KEY.matcher(key).matches());
        String name = call.at("sourceName") ? name(call.text()) : "upload";
        Call.require(call.at("file"));
        try (Incoming.Copy copy = incoming.copy(call.bytes())) {
            call.next();
            call.end();
            CrashPoint.reached(CrashPoint.BYTES_RECEIVED_BEFORE_RENAME);
            return answer(intake.submit(
                    new BatchStore.Submission(fund(), "soap", name, Optional.of(key), copy.path(), copy.sha256())));
        }
    }

    /** The real rules over a file that is not handed in: nothing is kept, so it has no key. */
    private Element checked(Call call) throws IOException {
        call.next();
        String name = call.at("sourceName") ? name(call.text()) : "upload";
        Call.require(call.at("file"));
        try (Incoming.Copy copy = incoming.copy(call.bytes())) {
            call.next();
            call.end();
            return Answer.of(CheckJson.of(check.check(fund(), name, copy.path())));
        }
    }

    private static Element answer(Intake.Taken taken) {
        if (taken instanceof Intake.Taken.New fresh) {
            return submitted(fresh.receipt());
        }
        if (taken instanceof Intake.Taken.Known known) {
            return submitted(known.receipt());
        }
        if (taken instanceof Intake.Taken.Waiting waiting) {
            return Answer.of("SubmitBatchResponse", waiting.id().toString(), Optional.empty());
        }
        throw new Told(Told.Kind.KEY_REUSED);
    }

    private static Element submitted(Receipt receipt) {
        return Answer.of("SubmitBatchResponse", receipt.number(), Optional.of(receipt));
    }

    private Element receipt(Call call) throws IOException {
        call.next();
        Call.require(call.at("number"));
        Matcher number = NUMBER.matcher(call.text());
        Call.require(number.matches());
        call.end();
        FundId fund = fund();
        // Another fund's number and one that does not exist get the same answer.
        Receipt receipt = batches.receipt(new BatchId(Long.parseLong(number.group(1))))
                .filter(r -> r.fund().equals(fund))
                .orElseThrow(() -> new Told(Told.Kind.NOT_FOUND));
        return Answer.of("GetReceiptResponse", receipt.number(), Optional.of(receipt));
    }

    /** Without folders, for people only. */
    private static String name(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = Shown.masked(last).strip();
        String named = clean.isEmpty() ? "upload" : clean;
        return named.length() > LONGEST_NAME ? named.substring(0, LONGEST_NAME) : named;
    }

    private static FundId fund() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof FundId fund) {
            return fund;
        }
        throw new Told(Told.Kind.NOT_AUTHORISED);
    }
}
