package org.songtor.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songtor.flow.SongtorSettings;
import org.songtor.model.FundId;
import org.songtor.model.Sha256;
import org.songtor.sandbox.Doors;
import org.songtor.settings.Channel;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The installation's settings turned towards the sandbox: its ports, short waits, and log-ins made for this run. */
final class DemoSettings {
    /** Long enough for every answer and payment of the sandbox, short enough to see a line that is never answered. */
    static final String ANSWER_WITHIN = "8s";

    private static final String LETTERS = "abcdefghkmnpqrstuvwxyz23456789";

    /** Somebody who may log in to the console, and the password to print. */
    record Login(String login, String role, String password) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<Login> logins = new ArrayList<>();
    private final Map<FundId, String> apiKeys = new LinkedHashMap<>();

    DemoSettings(SongtorSettings installed, Path home, Doors sandbox, int consolePort) {
        properties.put("songtor.home", home.toString());
        properties.put("songtor.mode", "sandbox");
        properties.put("server.port", consolePort);
        properties.put("songtor.sftp.enabled", "true");
        properties.put("songtor.sftp.port", 0);
        properties.put("songtor.https.enabled", "true");
        properties.put("songtor.https.port", 0);
        installed.agencies().forEach((code, agency) -> {
            String prefix = "songtor.agencies." + code;
            Channel statements = Played.channel(agency.statement().channel());
            properties.put(prefix + ".statement.channel", statements.name());
            properties.put(prefix + ".statement.address", sandbox.of(statements, code, Doors.STATEMENTS));
            properties.put(prefix + ".statement.poll", "300ms");
            agency.profiles().forEach((name, profile) -> {
                String entry = prefix + ".profiles[" + name + "]";
                Channel channel = Played.channel(profile.channel());
                properties.put(entry + ".channel", channel.name());
                properties.put(entry + ".address", sandbox.of(channel, code, name));
                properties.put(entry + ".answer-within", ANSWER_WITHIN);
                properties.put(entry + ".poll", "300ms");
                properties.put(entry + ".retry.first", "500ms");
                properties.put(entry + ".retry.longest", "3s");
            });
        });
        installed.funds().keySet().forEach(this::apiKey);
        people(installed);
    }

    Map<String, Object> properties() {
        return properties;
    }

    List<Login> logins() {
        return logins;
    }

    String apiKey(FundId fund) {
        return apiKeys.computeIfAbsent(fund, f -> {
            String key = random(32);
            properties.put(
                    "songtor.funds." + f + ".api-key-sha256",
                    Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex());
            return key;
        });
    }

    /** @param line an OpenSSH public key */
    void sftpKey(FundId fund, String line) {
        properties.put("songtor.funds." + fund + ".sftp-keys[0]", line);
    }

    private void people(SongtorSettings installed) {
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        installed.funds().keySet().stream().sorted().forEach(fund -> {
            person(encoder, "treasurer-" + fund, "treasurer", fund);
            person(encoder, "chair-" + fund, "chair", fund);
            person(encoder, "committee-" + fund, "committee", fund);
        });
        // Two, for what one alone may not do.
        person(encoder, "operator", "operator", null);
        person(encoder, "second-operator", "operator", null);
    }

    private void person(
            PasswordEncoder encoder, String login, String role, @org.jspecify.annotations.Nullable FundId fund) {
        String password = random(8);
        String entry = "songtor.officers[" + logins.size() + "]";
        properties.put(entry + ".login", login);
        properties.put(entry + ".name", login);
        properties.put(entry + ".password", encoder.encode(password));
        properties.put(entry + ".role", role);
        if (fund != null) {
            properties.put(entry + ".funds[0]", fund.value());
        }
        logins.add(new Login(login, role, password));
    }

    private String random(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
