package org.songtor.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.songtor.model.ProfileId;

class SoapContractTest {
    @Test
    void a_contract_says_its_namespace_service_and_port() {
        assertThat(SoapContract.of(ProfileId.of("sso/s40")))
                .isEqualTo(new SoapContract(
                        "classpath:formats/sso/s40.v1.wsdl",
                        "urn:songtor:sso:s40:v1",
                        new QName("urn:songtor:sso:s40:v1", "Section40Service"),
                        new QName("urn:songtor:sso:s40:v1", "Section40")));
    }

    @Test
    void a_soap_profile_without_a_contract_stops_the_start() {
        assertThatThrownBy(() -> SoapContract.of(ProfileId.of("toy/none")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("formats/toy/none.v1.wsdl");
    }
}
