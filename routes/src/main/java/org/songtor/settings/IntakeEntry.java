package org.songtor.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param poll how often the watched folder is looked at
 * @param largest a larger file is kept and refused
 * @param ceiling a body larger than this is cut off by the server (413) and not kept
 */
public record IntakeEntry(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("268435456") @Min(1) long largest,
        @DefaultValue("536870912") @Min(1) long ceiling,
        @DefaultValue("1000000") @Min(1) @Max(1048576) int mostLines) {}
