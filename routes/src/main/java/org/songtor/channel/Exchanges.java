package org.songtor.channel;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.songtor.flow.SongtorSettings;
import org.songtor.settings.AgencyEntry;
import org.songtor.settings.ProfileEntry;
import org.springframework.stereotype.Component;

/** How long one exchange with a server may last, by the agencies that are reached there: of several at one address the most patient one's. */
@Component
class Exchanges {
    /** Of a server no agency names. */
    static final Duration ELSEWHERE = Duration.ofMinutes(1);

    private final Map<String, Duration> byServer = new HashMap<>();

    Exchanges(SongtorSettings settings) {
        for (AgencyEntry agency : settings.agencies().values()) {
            Stream.concat(
                            Stream.of(agency.statement().address()),
                            agency.profiles().values().stream().map(ProfileEntry::address))
                    .filter(address -> address.getAuthority() != null)
                    .forEach(address -> byServer.merge(
                            server(address),
                            agency.exchangeWithin(),
                            (one, other) -> one.compareTo(other) > 0 ? one : other));
        }
    }

    Duration within(URI box) {
        return within(server(box));
    }

    /** HTTP's client always names the port. */
    private static String server(URI box) {
        return box.getPort() < 0 && "https".equals(box.getScheme()) ? box.getAuthority() + ":443" : box.getAuthority();
    }

    /** @param authority as in the settings' addresses, such as {@code user@host:port} */
    Duration within(String authority) {
        return byServer.getOrDefault(authority, ELSEWHERE);
    }
}
