package org.songtor.crash;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import org.songtor.demo.Played;
import org.songtor.fault.Lane;
import org.songtor.model.FundId;
import org.songtor.model.ProfileId;
import org.songtor.model.Sha256;
import org.songtor.sandbox.Doors;
import org.songtor.settings.Channel;

/** The installation's settings turned towards a sandbox, with a fund and an officer of the campaign's and waits short enough to see a recovery in seconds. */
final class HouseSettings {
    private final Properties properties = new Properties();
    private final Estate estate;

    HouseSettings(Estate estate, Path run, Path keys, Doors doors) {
        this.estate = estate;
        put("songtor.home", run.resolve("home"));
        put("songtor.keys", keys);
        put("songtor.mode", "sandbox");
        put("server.port", 0);
        put("songtor.sftp.enabled", true);
        put("songtor.sftp.port", 0);
        put("songtor.intake.poll", "200ms");
        put("songtor.work.ring", "100ms");
        put("songtor.work.again", "1s");
        put("songtor.work.lease", "5s");
        put("songtor.officers[0].login", "crash-clerk");
        put("songtor.officers[0].name", "ผู้ดูแลการทดสอบ");
        put("songtor.officers[0].password", "{noop}" + UUID.randomUUID());
        put("songtor.officers[0].role", "operator");
        // Each is a process of PostgreSQL's and a slow login at every start; more are opened where they are needed.
        put("spring.datasource.hikari.minimum-idle", 2);
        estate.agencies().forEach((code, agency) -> {
            String prefix = "songtor.agencies." + code;
            Channel statements = Played.channel(agency.statement().channel());
            put(prefix + ".statement.channel", statements);
            put(prefix + ".statement.address", doors.of(statements, code, Doors.STATEMENTS));
            put(prefix + ".statement.poll", estate.pays(code) ? "400ms" : "1h");
            agency.profiles().forEach((name, profile) -> {
                String entry = prefix + ".profiles[" + name + "]";
                ProfileId id = new ProfileId(code, name);
                Channel channel = channel(id, profile.channel());
                put(entry + ".channel", channel);
                put(entry + ".address", doors.of(channel, code, name));
                put(entry + ".answer-within", "15m");
                put(entry + ".poll", estate.carries(id) ? "400ms" : "1h");
                put(entry + ".retry.first", "200ms");
                put(entry + ".retry.longest", "1s");
                put(entry + ".retry.attempts", "40");
            });
        });
    }

    /** As the lanes of the estate have it; else the agency's own. */
    private Channel channel(ProfileId id, Channel own) {
        if (estate.by(Lane.JMS, id)) {
            return Channel.JMS;
        }
        return estate.by(Lane.MANUAL, id) ? Channel.MANUAL : own;
    }

    void fund(FundId fund, String apiKey, String sftpKey) {
        String entry = "songtor.funds." + fund;
        put(entry + ".name-th", "กองทุนทดสอบการล้ม");
        put(entry + ".name-en", "A fund to crash with");
        put(
                entry + ".api-key-sha256",
                Sha256.of(apiKey.getBytes(StandardCharsets.UTF_8)).hex());
        put(entry + ".sftp-keys[0]", sftpKey);
        int n = 0;
        for (var agency : estate.agencies().keySet()) {
            put(entry + ".payers." + agency + ".name", "กองทุนทดสอบการล้ม");
            put(entry + ".payers." + agency + ".number", "1900000019");
            put(entry + ".agreements[" + n + "].agency", agency);
            put(entry + ".agreements[" + n + "].from", "2010-01-01");
            n++;
        }
    }

    void put(String key, Object value) {
        properties.setProperty(key, value.toString());
    }

    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }
}
