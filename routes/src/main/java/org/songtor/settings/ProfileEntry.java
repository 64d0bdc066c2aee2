package org.songtor.settings;

import static org.songtor.settings.Given.given;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param address for SFTP {@code sftp://user@host:port/folder} holding {@code inbox} and {@code outbox}; for HTTPS and
 *     SOAP the base address; for JMS {@code jmss://user@host:port} with TLS and our client certificate, or {@code jms://} without
 *     TLS on this machine only; for MANUAL any address that tells a carrier where to go, such as {@code counter:district-office}
 * @param answerWithin after delivery, when answer and money should have come
 * @param answerDays the same in business days of the agency, until its cut-off of that day; where given, {@code answerWithin} is not asked
 * @param calendar when the agency takes files; without one at any time
 * @param confirmations of the agency, of which version
 * @param proof what counts as arrived
 * @param grouping whose lines share a file
 */
public record ProfileEntry(
        @NotNull Channel channel,
        @NotNull URI address,

        @DefaultValue("") @Pattern(regexp = "[A-Z0-9]{0,8}") String serviceCode,

        @DefaultValue("2d") Duration answerWithin,
        @DefaultValue("5s") Duration poll,
        @Valid @DefaultValue RetryEntry retry,
        @DefaultValue List<@Valid ConfirmationEntry> confirmations,
        @DefaultValue("stat") Proof proof,
        @Valid @DefaultValue GroupingEntry grouping,
        Optional<@Min(1) @Max(30) Integer> answerDays,
        @DefaultValue List<@Valid CalendarEntry> calendar) {
    public ProfileEntry {
        answerDays = given(answerDays);
    }
}
