package org.songtor.flow;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songtor.model.AgencyCode;
import org.songtor.model.Fund;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.port.Installation;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.DatabaseEntry;
import org.songtor.settings.FundEntry;
import org.songtor.settings.HttpsEntry;
import org.songtor.settings.IntakeEntry;
import org.songtor.settings.OfficerEntry;
import org.songtor.settings.ProfileEntry;
import org.songtor.settings.SftpEntry;
import org.songtor.settings.WorkEntry;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Everything under {@code songtor.} in {@code config/}; checked when the program starts, an unknown key stops it.
 *
 * @param home folder of all run-time data, made absolute at start
 * @param formats folder of an installation's own later versions of agencies' forms; null, only those that came with the program
 * @param database an external PostgreSQL; null, and no Optional, because Spring leaves an Optional of a record empty whatever a file says
 * @param keys folder of private keys; must not lie in the source tree
 * @param officers people who may log in to the console
 */
@Validated
@ConfigurationProperties(prefix = "songtor", ignoreUnknownFields = false)
public record SongtorSettings(
        @DefaultValue("sandbox") Installation.Mode mode,
        @DefaultValue("node-1") @NotBlank String node,
        @NotNull Path home,
        @NotNull Path keys,
        @Nullable Path formats,
        @Nullable @Valid DatabaseEntry database,
        @Valid @DefaultValue IntakeEntry intake,
        @Valid @DefaultValue WorkEntry work,
        @NotEmpty Map<AgencyCode, @Valid AgencyEntry> agencies,
        @NotEmpty Map<FundId, @Valid FundEntry> funds,
        @DefaultValue List<@Valid OfficerEntry> officers,
        @Valid @DefaultValue SftpEntry sftp,
        @Valid @DefaultValue HttpsEntry https) {
    /** Every profile of every agency. */
    public SortedMap<ProfileId, ProfileEntry> profiles() {
        SortedMap<ProfileId, ProfileEntry> all = new TreeMap<>();
        agencies.forEach((code, agency) ->
                agency.profiles().forEach((name, profile) -> all.put(new ProfileId(code, name), profile)));
        return all;
    }

    /** @throws IllegalStateException where none is configured */
    public ProfileEntry profile(ProfileId id) {
        AgencyEntry agency = agencies.get(id.agency());
        ProfileEntry profile = agency == null ? null : agency.profiles().get(id.name());
        if (profile == null) {
            throw new IllegalStateException("no profile " + id + " is configured");
        }
        return profile;
    }

    /** Whether the profile's agency registered the gateway itself. */
    boolean hasSender(ProfileId profile) {
        AgencyEntry agency = agencies.get(profile.agency());
        return agency != null && agency.sender() != null;
    }

    /**
     * The gateway itself as the profile's agency registered it.
     *
     * @throws IllegalStateException where the agency's {@code sender} is not configured
     */
    public Fund.Payer sender(ProfileId profile) {
        AgencyEntry agency = agencies.get(profile.agency());
        if (agency == null || agency.sender() == null) {
            throw new IllegalStateException("songtor.agencies." + profile.agency()
                    + ".sender is missing: a file of many funds goes under the gateway's own name");
        }
        return new Fund.Payer(
                agency.sender().name(),
                agency.sender().number(),
                agency.sender().branch());
    }

    /** @throws IllegalStateException where none is configured */
    public AgencyEntry agency(ProfileId id) {
        AgencyEntry agency = agencies.get(id.agency());
        if (agency == null) {
            throw new IllegalStateException("no agency of " + id + " is configured");
        }
        return agency;
    }
}
