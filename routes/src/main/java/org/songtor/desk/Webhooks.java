package org.songtor.desk;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.port.FundEvents.Budget;
import org.songtor.settings.WebhookEntry;
import org.springframework.stereotype.Component;

/** Whom funds' events are told, and with which key; what is wrong in the settings stops the start. */
@Component
class Webhooks {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    /** Of a fund that listens no more. */
    static final Budget NOBODY = new Budget(POLL, LONGEST, 1, LONGEST);

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");

    private final Map<FundId, Hook> hooks = new HashMap<>();

    Webhooks(SongtorSettings settings) {
        settings.funds().forEach((fund, entry) -> {
            if (entry.webhook() != null) {
                hooks.put(fund, hook(fund, entry.webhook(), settings.keys()));
            }
        });
    }

    /** @param key of the signature; never printed */
    record Hook(URI url, SecretKey key, Budget budget) {
        @Override
        public String toString() {
            return "Hook[" + url + "]";
        }
    }

    Set<FundId> funds() {
        return Set.copyOf(hooks.keySet());
    }

    Optional<Hook> of(FundId fund) {
        return Optional.ofNullable(hooks.get(fund));
    }

    private static Hook hook(FundId fund, WebhookEntry said, Path keys) {
        String place = "songtor.funds." + fund + ".webhook";
        if (!mayBeCalled(said.url())) {
            throw new IllegalStateException(place + ".url is neither https nor http on this machine");
        }
        if (said.within().compareTo(SHORTEST) < 0) {
            throw new IllegalStateException(place + ".within is less than a minute");
        }
        return new Hook(
                said.url(),
                key(place, keys.resolve(said.keyFile())),
                new Budget(POLL, LONGEST, said.attempts(), said.within()));
    }

    /** Unencrypted only where nobody else can listen; credentials in an address would stand in logs. */
    static boolean mayBeCalled(URI url) {
        if (url.getHost() == null || url.getUserInfo() != null || url.getScheme() == null) {
            return false;
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https")
                || scheme.equals("http") && THIS_MACHINE.contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    private static SecretKey key(String place, Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!KEY.matcher(text).matches()) {
                throw new IllegalStateException(place + ".key-file: " + file + " does not hold 64 hexadecimal digits");
            }
            return new SecretKeySpec(HexFormat.of().parseHex(text), "HmacSHA256");
        } catch (IOException e) {
            throw new IllegalStateException(place + ".key-file: " + file + " cannot be read", e);
        }
    }
}
