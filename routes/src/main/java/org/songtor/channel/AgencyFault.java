package org.songtor.channel;

import org.apache.cxf.binding.soap.SoapFault;

/**
 * A fault that came over the wire. CXF throws the very same class when it finds something wrong with a reply by itself, such as a missing
 * signature, and blames the sender: taken for the agency's word it would call a file refused that the agency holds.
 */
public final class AgencyFault extends SoapFault {
    private static final long serialVersionUID = 1L;

    public AgencyFault(SoapFault said) {
        super(said.getReason() == null ? "no reason given" : said.getReason(), said.getFaultCode());
        if (said.getSubCodes() != null) {
            setSubCodes(said.getSubCodes());
        }
    }
}
