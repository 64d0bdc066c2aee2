package org.songtor.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.songtor.model.AgencyCode;
import org.songtor.reference.Holiday.Province;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param payers how each agency registered the fund
 * @param apiKeySha256 SHA-256, hexadecimal, of the key the fund's program sends; empty allows no program
 * @param rules the fund's own, by contribution period
 * @param sftpKeys OpenSSH public keys, each a line as {@code ssh-keygen} writes it, that may log in under the fund's id
 * @param certificates SHA-256, hexadecimal, of client certificates the fund's programs may show
 * @param provinces where it is, if in the south: its days off move what it must hand in
 * @param expected batches of which somebody is told when they do not come
 * @param webhook whom the fund's events are told; null nobody
 */
public record FundEntry(
        @NotBlank String nameTh,
        @NotBlank String nameEn,
        @NotNull Map<AgencyCode, @Valid PayerEntry> payers,
        @NotNull List<@Valid AgreementEntry> agreements,

        @DefaultValue("") @Pattern(regexp = "([0-9a-f]{64})?")
        String apiKeySha256,

        @DefaultValue List<@NotBlank String> sftpKeys,
        @DefaultValue Set<@Pattern(regexp = "[0-9a-f]{64}") String> certificates,
        @DefaultValue List<@Valid RulesEntry> rules,
        @DefaultValue Set<Province> provinces,
        @DefaultValue List<ExpectEntry.@Valid BatchDue> expected,
        @Nullable @Valid WebhookEntry webhook) {
    @ConstructorBinding
    public FundEntry {}

    /** A fund that is told of nothing. */
    public FundEntry(
            String nameTh,
            String nameEn,
            Map<AgencyCode, PayerEntry> payers,
            List<AgreementEntry> agreements,
            String apiKeySha256,
            List<String> sftpKeys,
            Set<String> certificates,
            List<RulesEntry> rules,
            Set<Province> provinces,
            List<ExpectEntry.BatchDue> expected) {
        this(
                nameTh,
                nameEn,
                payers,
                agreements,
                apiKeySha256,
                sftpKeys,
                certificates,
                rules,
                provinces,
                expected,
                null);
    }
}
