package org.songtor.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the fund's program is told that something happened.
 *
 * @param url {@code https}, or {@code http} on this machine only
 * @param keyFile name of a file in the keys folder: it ends in {@code .secret} and holds 64 hexadecimal digits, the key of the signature
 * @param attempts calls in a row that may be refused before an operator is asked
 * @param within the same by time: whichever comes first
 */
public record WebhookEntry(
        @NotNull URI url,

        @NotNull
        @Pattern(
                regexp = "[a-z0-9][a-z0-9-]{0,60}[.]secret",
                message =
                        "must be the name of a file in the keys folder that ends in .secret, such as wiang.secret · ต้องเป็นชื่อไฟล์ในโฟลเดอร์กุญแจที่ลงท้ายด้วย .secret เช่น wiang.secret")
        String keyFile,

        @DefaultValue("60") @Min(1) @Max(10_000) int attempts,
        @DefaultValue("3d") @NotNull Duration within) {}
