package org.songtor.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.songtor.flow.HoldJson;
import org.songtor.model.FileState;
import org.songtor.port.Views.FileView;

/**
 * An agency file of a batch as JSON; shape {@code FileFacts} of the contract songtor.v1.yaml. Four facts, each with its own time and null until it is one;
 * none follows from another.
 */
record FileJson(
        String reference,
        String profile,
        String period,
        FileState state,
        int lines,
        String baht,
        String due,
        @JsonProperty("sent_at") @Nullable Instant sentAt,
        @JsonProperty("delivered_at") @Nullable Instant deliveredAt,
        @JsonProperty("answered_at") @Nullable Instant answeredAt,
        @JsonProperty("accepted_at") @Nullable Instant acceptedAt,
        @JsonProperty("settled_at") @Nullable Instant settledAt,
        @JsonProperty("next_try") @Nullable Instant nextTry,
        boolean carried,
        boolean held,
        @Nullable HoldJson hold,
        boolean late) {

    /** @param late it left after the last instant by which it was due; of a file that people carry, it was handed over after that day */
    static FileJson of(FileView f, boolean late) {
        return new FileJson(
                f.reference(),
                f.profile().toString(),
                f.period().toString(),
                f.state(),
                f.lines(),
                f.amount().toBaht(),
                f.due().toBaht(),
                f.sentAt().orElse(null),
                f.deliveredAt().orElse(null),
                f.answeredAt().orElse(null),
                f.acceptedAt().orElse(null),
                f.settledAt().orElse(null),
                f.nextTry().orElse(null),
                f.carried(),
                f.held().isPresent(),
                f.held().map(HoldJson::of).orElse(null),
                late);
    }
}
