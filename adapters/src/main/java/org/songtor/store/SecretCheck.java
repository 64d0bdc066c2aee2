package org.songtor.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.songtor.port.Secrets;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * At start, the secrets must be those this store was begun with: with others the same person would be somebody else, and nothing sealed could be
 * opened. The store keeps what each key makes of one known text.
 */
@Component
@DependsOnDatabaseInitialization
class SecretCheck implements InitializingBean {
    private final JdbcClient jdbc;
    private final Secrets secrets;

    SecretCheck(DataSource dataSource, Secrets secrets) {
        this.jdbc = JdbcClient.create(dataSource);
        this.secrets = secrets;
    }

    /** @throws IllegalStateException naming the key's file */
    @Override
    public void afterPropertiesSet() {
        for (Secrets.Use use : Secrets.Use.values()) {
            if (!MessageDigest.isEqual(probe(use), kept(use, probe(use)))) {
                throw new IllegalStateException("this store was begun with another " + use.fileName()
                        + ".secret; put that file back into the keys folder");
            }
        }
    }

    /** The first start's probe. */
    private byte[] kept(Secrets.Use use, byte[] probe) {
        jdbc.sql("insert into secret_probe (use, probe) values (?, ?) on conflict do nothing")
                .params(use.name(), probe)
                .update();
        return jdbc.sql("select probe from secret_probe where use = ?")
                .param(use.name())
                .query(byte[].class)
                .single();
    }

    private byte[] probe(Secrets.Use use) {
        SecretKey key = new SecretKeySpec(secrets.secret(use).getEncoded(), "HmacSHA256");
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(("songtor probe of " + use).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
