package org.songtor.intake.soap;

import jakarta.xml.ws.soap.SOAPBinding;
import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.cxf.Bus;
import org.apache.cxf.databinding.source.SourceDataBinding;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.staxutils.StaxUtils;
import org.songtor.intake.Incoming;
import org.songtor.intake.Intake;
import org.songtor.port.BatchStore;
import org.songtor.port.CheckOnly;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes {@value #PATH} below CXF's path, from the contract; what a call may hold is bounded while it is read. */
@Configuration(proxyBeanMethods = false)
class SoapIntake {
    static final String PATH = "/intake/v1";
    private static final String WSDL = "classpath:batch/songtor-intake.v1.wsdl";

    @Bean(destroyMethod = "stop")
    EndpointImpl soapIntakeEndpoint(Bus bus, Intake intake, Incoming incoming, BatchStore batches, CheckOnly check) {
        EndpointImpl endpoint = new EndpointImpl(
                bus, new SoapCounter(intake, incoming, batches, check), SOAPBinding.SOAP12HTTP_BINDING);
        endpoint.setWsdlLocation(WSDL);
        endpoint.setServiceName(new QName(Answer.NAMESPACE, "IntakeService"));
        endpoint.setEndpointName(new QName(Answer.NAMESPACE, "Intake"));
        endpoint.setProperties(bounds(incoming.ceiling()));
        endpoint.getInInterceptors().add(new SmallHeader());
        endpoint.getOutFaultInterceptors().add(new FaultWords());
        endpoint.publish(PATH);
        return endpoint;
    }

    private static Map<String, Object> bounds(long ceiling) {
        // Base64 is a third longer than the bytes, and may have line ends.
        long letters = ceiling / 2 * 3 + 65_536;
        FaultListener silent = (exception, description, message) -> false;
        return Map.of(
                SourceDataBinding.PREFERRED_FORMAT,
                "stax",
                StaxUtils.MAX_ELEMENT_DEPTH,
                16,
                StaxUtils.MAX_CHILD_ELEMENTS,
                50,
                StaxUtils.MAX_ELEMENT_COUNT,
                200L,
                StaxUtils.MAX_ATTRIBUTE_COUNT,
                20,
                StaxUtils.MAX_ATTRIBUTE_SIZE,
                2_000,
                StaxUtils.MAX_XML_CHARACTERS,
                letters,
                // Counted over all pieces of a text, though none is held longer than it is read.
                StaxUtils.MAX_TEXT_LENGTH,
                Math.toIntExact(Math.min(letters, Integer.MAX_VALUE)),
                FaultListener.class.getName(),
                silent);
    }
}
