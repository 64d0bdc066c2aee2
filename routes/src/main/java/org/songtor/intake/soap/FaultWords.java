package org.songtor.intake.soap;

import java.util.Locale;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Element;

/**
 * Whatever went wrong becomes one of the contract's faults. What CXF refuses by itself before our code is asked (no XML, no envelope, an unknown
 * operation) is the caller's mistake; the library's own words go nowhere, as they can hold a piece of the call. What breaks on our side {@link
 * SoapCounter} has told already.
 */
final class FaultWords extends AbstractPhaseInterceptor<SoapMessage> {
    FaultWords() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        // Also to a caller who wrote an envelope of another version: the contract knows this one.
        message.setVersion(Soap12.getInstance());
        message.put(Message.CONTENT_TYPE, Soap12.getInstance().getContentType());
        message.setContent(Exception.class, fault(told(message.getContent(Exception.class))));
    }

    private static Told told(Throwable wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof Told told) {
                return told;
            }
        }
        return new Told(Told.Kind.INVALID_REQUEST);
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
