package org.songtor.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Collection;
import java.util.Set;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.songtor.model.FundId;

/** What the programs of the demo's funds need, made for this run: each fund's API key and SFTP log-in key, readable by their owner alone. */
final class Programs {
    private static final FileAttribute<Set<PosixFilePermission>> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    Programs(Path demo) {
        this.folder = demo.resolve("programs");
    }

    void make(Collection<FundId> funds, DemoSettings settings) throws IOException {
        Files.createDirectories(folder);
        for (FundId fund : funds) {
            KeyPair pair = pair();
            settings.sftpKey(fund, PublicKeyEntry.toString(pair.getPublic()));
            write(sftpKey(fund), openssh(pair, fund));
            write(apiKey(fund), settings.apiKey(fund).getBytes(StandardCharsets.US_ASCII));
        }
    }

    Path sftpKey(FundId fund) {
        return folder.resolve(fund + ".sftp-key");
    }

    Path apiKey(FundId fund) {
        return folder.resolve(fund + ".api-key");
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return keys.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes P-256 keys", e);
        }
    }

    private static byte[] openssh(KeyPair pair, FundId fund) throws IOException {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, fund + "@demo", null, out);
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was made cannot be written", e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, OWN);
        Files.write(file, bytes, StandardOpenOption.WRITE);
    }
}
