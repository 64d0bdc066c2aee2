package org.songtor.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.songtor.model.BatchId;
import org.songtor.model.FundId;
import org.songtor.model.Receipt;
import org.songtor.model.Satang;
import org.songtor.model.Sha256;

/** Receipts as the store keeps them: ids as text, money as whole satang, times as ISO 8601; what is unknown is refused. */
final class Receipts {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addModule(new Jdk8Module())
            .addMixIn(FundId.class, OneText.class)
            .addMixIn(BatchId.class, OneNumber.class)
            .addMixIn(Satang.class, OneNumber.class)
            .addMixIn(Sha256.class, OneHex.class)
            .build();

    private Receipts() {}

    static String write(Receipt receipt) {
        try {
            return JSON.writeValueAsString(receipt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt that cannot be written: " + receipt.number(), e);
        }
    }

    static Receipt read(String json) {
        try {
            return JSON.readValue(json, Receipt.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept receipt that cannot be read", e);
        }
    }

    private abstract static class OneText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneText(String value) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class OneNumber {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneNumber(long value) {}

        @JsonValue
        abstract long value();
    }

    private abstract static class OneHex {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneHex(String hex) {}

        @JsonValue
        abstract String hex();
    }
}
