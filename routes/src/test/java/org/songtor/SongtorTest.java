package org.songtor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;

class SongtorTest {
    @Test
    void a_start_that_reads_fewer_classes_finds_all_parts() {
        assertThat(found(Songtor.PARTS)).hasSizeGreaterThan(200).isEqualTo(found("**/*.class"));
    }

    private static Set<String> found(String pattern) {
        ClassPathScanningCandidateComponentProvider scan =
                new ClassPathScanningCandidateComponentProvider(true, new StandardEnvironment());
        scan.setResourcePattern(pattern);
        return scan.findCandidateComponents("org.songtor").stream()
                .map(d -> String.valueOf(d.getBeanClassName()))
                // Parts within another are found with it; the sandbox is a program of its own.
                .filter(name -> !name.contains("$") && !name.startsWith("org.songtor.sandbox."))
                .filter(name -> !name.equals(Songtor.class.getName()))
                .collect(Collectors.toSet());
    }
}
