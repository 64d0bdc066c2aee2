package org.songtor.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songtor.port.Installation;
import org.songtor.port.Secrets;

class FileSecretsTest {
    @TempDir
    Path folder;

    @Test
    void beside_development_keys_each_use_gets_its_own_secret_once_for_its_owner_alone() throws Exception {
        Path keys = folder.resolve("keys");
        Secrets first = secrets(keys);
        Secrets second = secrets(keys);
        Set<String> different = new HashSet<>();
        for (Secrets.Use use : Secrets.Use.values()) {
            Path file = keys.resolve(use.fileName() + ".secret");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(first.secret(use).getEncoded())
                    .hasSize(32)
                    .isEqualTo(second.secret(use).getEncoded());
            different.add(Files.readString(file));
        }
        assertThat(different).hasSize(Secrets.Use.values().length);
    }

    @Test
    void beside_an_operators_keys_a_missing_secret_is_an_error_that_names_its_file() throws Exception {
        Path own = Files.createDirectories(folder.resolve("own"));
        OperatorKeys.writeCa(own);
        for (Installation.Mode mode : Installation.Mode.values()) {
            Installation installation = Rings.installation(own, mode);
            assertThatThrownBy(() -> new FileSecrets(installation, new FileKeyRing(installation)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("person-hash.secret");
        }
        assertThat(own.resolve("person-hash.secret")).doesNotExist();
    }

    @Test
    void a_file_that_holds_something_else_is_refused_without_showing_it() throws Exception {
        Path keys = folder.resolve("keys");
        secrets(keys);
        Files.writeString(keys.resolve("receipt.secret"), "not a secret");
        assertThatThrownBy(() -> secrets(keys))
                .hasMessageContaining("receipt.secret")
                .hasMessageNotContaining("not a secret");
    }

    private static Secrets secrets(Path keys) {
        return new FileSecrets(Rings.installation(keys, Installation.Mode.SANDBOX), Rings.sandbox(keys));
    }
}
