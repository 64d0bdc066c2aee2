package org.songtor.intake;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import org.songtor.flow.StrictJson;
import org.songtor.model.Receipt;

/** A receipt from the JSON that a fund kept. Read strictly: it may not be the sealed one. */
public final class ReceiptFile {
    private static final JsonMapper JSON = StrictJson.mapper().build();

    private ReceiptFile() {}

    /** What was read is no receipt of ours. */
    public static final class NoReceipt extends Exception {
        private static final long serialVersionUID = 1L;

        NoReceipt(Throwable cause) {
            super(
                    "this is no receipt: "
                            + (cause instanceof JacksonException j ? j.getOriginalMessage() : cause.getMessage()),
                    cause);
        }
    }

    /** What the API tells of the batch beside its receipt is no part of that. */
    private static ObjectNode sealed(ObjectNode asked) {
        return asked.deepCopy().without("holds");
    }

    /** @param json a receipt as the folder or the API gave it, or the API's refusal that holds one */
    public static Receipt read(byte[] json) throws NoReceipt {
        try {
            JsonNode whole = JSON.readTree(json);
            JsonNode receipt = whole.has("receipt") ? whole.get("receipt") : whole;
            if (!receipt.isObject()) {
                throw new IllegalArgumentException("it is no object");
            }
            return JSON.treeToValue(sealed((ObjectNode) receipt), ReceiptJson.class)
                    .receipt();
        } catch (java.io.IOException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new NoReceipt(e);
        }
    }
}
