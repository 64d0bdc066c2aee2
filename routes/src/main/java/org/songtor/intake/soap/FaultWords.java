package org.songtor.intake.soap;

import java.util.Locale;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/**
 * Whatever went wrong becomes one of the contract's faults. What CXF refuses by itself before our code is asked (no XML, no envelope, an unknown
 * operation) is the caller's mistake; the library's own words go nowhere, as they can hold a piece of the call.
 */
final class FaultWords extends AbstractPhaseInterceptor<Message> {
    private static final Logger LOG = LoggerFactory.getLogger(FaultWords.class);

    FaultWords() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
        Exception wrong = message.getContent(Exception.class);
        Told told = told(wrong);
        if (told.kind().ours()) {
            LOG.error("a SOAP call could not be answered; its batch, if claimed, is checked later", wrong);
        }
        message.setContent(Exception.class, fault(told));
    }

    private static Told told(Throwable wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof Told told) {
                return told;
            }
        }
        // Only the counter itself can break on our side; it says so by an exception that is no fault of the library's.
        boolean ours = wrong instanceof Fault fault && broken(fault);
        return new Told(ours ? Told.Kind.TRY_AGAIN : Told.Kind.INVALID_REQUEST);
    }

    private static boolean broken(Fault fault) {
        Throwable cause = fault.getCause();
        return cause instanceof RuntimeException && !(cause instanceof Fault);
    }

    private static SoapFault fault(Told told) {
        Soap12 soap = Soap12.getInstance();
        SoapFault fault = new SoapFault(
                String.valueOf(told.getMessage()), told.kind().ours() ? soap.getReceiver() : soap.getSender());
        fault.setLang(Locale.forLanguageTag("th").getLanguage());
        Element detail = fault.getOrCreateDetail();
        detail.appendChild(detail.getOwnerDocument().importNode(Answer.of(told), true));
        fault.setStatusCode(told.kind().status);
        return fault;
    }
}
