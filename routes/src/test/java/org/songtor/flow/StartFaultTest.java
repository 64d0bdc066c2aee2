package org.songtor.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start that a setting stops says which one, where it stands and what is expected, in a few lines. */
@ExtendWith(OutputCaptureExtension.class)
class StartFaultTest {
    private static final String ROOT = System.getProperty("songtor.root");
    private static final int A_SCREEN = 24;

    @TempDir
    private Path config;

    @Test
    void a_rule_that_cannot_be_kept_to_is_named_with_its_file_and_line(CapturedOutput output) throws IOException {
        Path file = write("funds", """
                songtor:
                  funds:
                    wiang:
                      rules:
                        - from: 2558-01
                          session: { day: 3, opens: "09:00", closes: "08:00" }
                """);
        assertThat(said(output))
                .contains(
                        "songtor.funds.wiang.rules[0].session: closes before it opens",
                        "การตั้งค่าใช้ไม่ได้",
                        file + " บรรทัดที่ line 6");
    }

    @Test
    void a_setting_that_is_left_out_is_looked_for_beside_its_neighbours(CapturedOutput output) throws IOException {
        Path file = write("nsf", """
                songtor:
                  agencies:
                    nsf:
                      schemes:
                        nsf: { profile: nowhere }
                """);
        assertThat(said(output))
                .contains("songtor.agencies.nsf.schemes.nsf.profile: names no profile of the agency: nowhere")
                .contains(file + " บรรทัดที่ line 5");
    }

    @Test
    void an_unknown_key_is_named_with_its_file_and_line(CapturedOutput output) throws IOException {
        Path file = write("nsf", """
                songtor:
                  agencies:
                    nsf:
                      acount: "1"
                """);
        assertThat(said(output))
                .contains("songtor.agencies.nsf.acount: ไม่มีการตั้งค่าชื่อนี้ · there is no such setting")
                .contains(file + " บรรทัดที่ line 4")
                .doesNotContain("Bindable@");
    }

    /** A word of the command line is such a place: of the list in the file nothing is read then. */
    @Test
    void what_is_left_over_of_a_list_that_stands_in_two_places_is_not_called_unknown(CapturedOutput output)
            throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(config.resolve("mine")).resolve("application.yaml"), """
                songtor:
                  officers:
                    - { login: malee, name: มาลี, password: "{noop}x", role: treasurer, funds: [wiang] }
                """);
        assertThat(said(
                        output,
                        ",file:" + file.getParent() + "/",
                        "--songtor.officers[0].login=prasit",
                        "--songtor.officers[0].name=ประสิทธิ์",
                        "--songtor.officers[0].password={noop}y",
                        "--songtor.officers[0].role=operator"))
                .contains("songtor.officers[0].funds[0]: รายการนี้ตั้งไว้มากกว่าหนึ่งแห่ง")
                .contains("this list is set in more than one place, and what stands here is not used")
                .contains(file + " บรรทัดที่ line 3")
                .doesNotContain("no such setting");
    }

    @Test
    void a_value_that_no_such_setting_may_have_is_not_shown(CapturedOutput output) throws IOException {
        Path file = write("nsf", """
                songtor:
                  agencies:
                    nsf:
                      account: "secret 1"
                """);
        assertThat(said(output))
                .contains("songtor.agencies[nsf].account: ค่าใช้ไม่ได้ · the value must match")
                .contains(file + " บรรทัดที่ line 4")
                .doesNotContain("secret 1");
    }

    @Test
    void of_a_word_that_is_none_of_some_all_are_named(CapturedOutput output) throws IOException {
        Path file = write("nsf", """
                songtor:
                  agencies:
                    nsf:
                      profiles:
                        collection:
                          grouping: { by: secrecy }
                """);
        assertThat(said(output))
                .contains("songtor.agencies.nsf.profiles.collection.grouping.by: ควรเป็น expected one of fund, agency")
                .contains(file + " บรรทัดที่ line 6")
                .doesNotContain("secrecy");
    }

    @Test
    void a_folder_that_sets_anothers_key_is_named(CapturedOutput output) throws IOException {
        write("nsf", "songtor.mode: live");
        assertThat(said(output))
                .contains("config/nsf/application.yaml may only set songtor.agencies.nsf.*, not songtor.mode");
    }

    private Path write(String folder, String settings) throws IOException {
        Path file = Files.createDirectories(config.resolve("config").resolve(folder))
                .resolve("application.yaml");
        return Files.writeString(file, settings);
    }

    private String said(CapturedOutput output) {
        return said(output, ",file:%s/config/*/".formatted(config));
    }

    /** @param place where settings lie beside the installation's, behind a comma */
    private static String said(CapturedOutput output, String place, String... words) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(LeftOutSettingsTest.Settings.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .run(Stream.concat(
                                        Stream.of(words),
                                        Stream.of(
                                                "--spring.config.additional-location=file:%1$s/config/,file:%1$s/config/*/"
                                                                .formatted(ROOT)
                                                        + place))
                                .toArray(String[]::new)))
                .isNotNull();
        assertThat(output.getAll().lines().filter(line -> line.startsWith("\tat ")))
                .isEmpty();
        assertThat(output.getAll().lines()).hasSizeLessThan(A_SCREEN);
        return output.getAll();
    }
}
