package org.songtor.bench;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songtor.Songtor;
import org.songtor.demo.Installed;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The gateway as {@code serve} starts it, on the loopback, in a folder of its own, with funds of its own. Its outbox is not rung and nothing is polled: what is
 * measured ends with the receipt.
 */
final class BenchGateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final String key;

    private BenchGateway(ConfigurableApplicationContext context, String key) {
        this.context = context;
        this.key = key;
    }

    /** @param funds each may pass on what the installation's first fund may */
    static BenchGateway start(Path home, List<FundId> funds) {
        return start(home, funds, Map.of("songtor.work.ring", "1h"));
    }

    /** @param more settings that win over all others */
    static BenchGateway start(Path home, List<FundId> funds, Map<String, Object> more) {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        String key = HexFormat.of().formatHex(secret);
        Map<String, Object> settings = settings(home, funds, key);
        settings.putAll(more);
        return with(settings, key);
    }

    /** @param settings all of them, as {@link #settings} makes them */
    static BenchGateway with(Map<String, Object> settings, String key) {
        return new BenchGateway(
                new SpringApplicationBuilder(Songtor.class)
                        .initializers(c -> c.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("bench", settings)))
                        .run(),
                key);
    }

    /** The settings of {@code config/}, as they are; refused where others use what they name. */
    static SongtorSettings installed() {
        return Installed.forPlay();
    }

    /** @param inside a folder of the home itself, as an agency has one */
    static Path keys(Path inside) {
        return inside.resolveSibling("keys");
    }

    /** @param key what the keys of all funds begin with */
    static Map<String, Object> settings(Path home, List<FundId> funds, String key) {
        SongtorSettings installed = installed();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("songtor.home", home.resolve("home").toString());
        all.put("songtor.keys", home.resolve("keys").toString());
        all.put("songtor.mode", "sandbox");
        all.put("server.port", 0);
        all.put("songtor.intake.poll", "1h");
        installed.agencies().forEach((agency, entry) -> {
            all.put("songtor.agencies." + agency + ".statement.poll", "1h");
            entry.profiles()
                    .keySet()
                    .forEach(p -> all.put("songtor.agencies." + agency + ".profiles[" + p + "].poll", "1h"));
        });
        for (int i = 0; i < funds.size(); i++) {
            // One program, one key: each fund's key differs by its number.
            fund(all, "songtor.funds." + funds.get(i), installed, Sha256.of(bytes(key + "-" + funds.get(i))));
        }
        return all;
    }

    private static void fund(Map<String, Object> all, String setting, SongtorSettings installed, Sha256 key) {
        all.put(setting + ".name-th", "กองทุนทดสอบความเร็ว");
        all.put(setting + ".name-en", "A fund to measure with");
        all.put(setting + ".api-key-sha256", key.hex());
        int n = 0;
        for (var agency : installed.agencies().keySet()) {
            all.put(setting + ".payers." + agency + ".name", "กองทุนทดสอบความเร็ว");
            all.put(setting + ".payers." + agency + ".number", "1900000019");
            all.put(setting + ".agreements[" + n + "].agency", agency.value());
            all.put(setting + ".agreements[" + n + "].from", "2010-01-01");
            n++;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    String key(FundId fund) {
        return key + "-" + fund;
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
