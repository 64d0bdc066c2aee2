package org.songtor.channel;

import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Marks faults that were read from the wire; only those pass the chain of incoming faults. */
final class FaultOfAgency extends AbstractPhaseInterceptor<Message> {
    FaultOfAgency() {
        super(Phase.PRE_LOGICAL);
    }

    @Override
    public void handleMessage(Message message) {
        if (message.getContent(Exception.class) instanceof SoapFault fault && !(fault instanceof AgencyFault)) {
            message.setContent(Exception.class, new AgencyFault(fault));
        }
    }
}
