package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.songtor.port.BatchReader;
import org.songtor.port.MeetingWorkbook;
import org.songtor.port.WorkbookWriter;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

class OfficePartsTest {
    @Test
    void a_command_that_looks_in_a_few_folders_finds_every_reader_and_writer() {
        for (Class<?> port : List.of(BatchReader.class, WorkbookWriter.class, MeetingWorkbook.class)) {
            assertThat(found(port, Office.PARTS, Office.READERS, Office.WORKBOOKS))
                    .as(port.getName())
                    .isNotEmpty()
                    .isEqualTo(found(port, "**/*.class", "org.songtor"));
        }
    }

    @Test
    void and_every_part_of_the_store() {
        assertThat(found(Object.class, Office.PARTS, "org.songtor.store"))
                .hasSizeGreaterThan(50)
                .isEqualTo(found(Object.class, "**/*.class", "org.songtor.store"));
    }

    /** Names of parts of that type; of what stands among the tests none is one. */
    private static Set<String> found(Class<?> port, String pattern, String... folders) {
        ClassPathScanningCandidateComponentProvider scan =
                new ClassPathScanningCandidateComponentProvider(false, new StandardEnvironment());
        scan.addIncludeFilter(new AssignableTypeFilter(port));
        scan.setResourcePattern(pattern);
        return Stream.of(folders)
                .flatMap(folder -> scan.findCandidateComponents(folder).stream())
                .filter(d -> ((AnnotatedBeanDefinition) d).getMetadata().isAnnotated(Component.class.getName()))
                .map(d -> String.valueOf(d.getBeanClassName()))
                .filter(name -> !name.contains("Test$"))
                .collect(Collectors.toSet());
    }
}
