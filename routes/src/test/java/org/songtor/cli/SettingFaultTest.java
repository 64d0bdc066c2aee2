package org.songtor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A command that finds no usable settings ends with 1, and its own line does not repeat what stands above. */
@ExtendWith(OutputCaptureExtension.class)
class SettingFaultTest {
    @Test
    void the_file_of_a_webhooks_key_is_said_to_end_in_secret_in_one_sentence(CapturedOutput output) {
        System.setProperty("songtor.funds.wiang.webhook.url", "https://wiang.example/hook");
        System.setProperty("songtor.funds.wiang.webhook.key-file", "wiang.key");
        try {
            Main.run(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), "layout", "list");
        } finally {
            System.clearProperty("songtor.funds.wiang.webhook.url");
            System.clearProperty("songtor.funds.wiang.webhook.key-file");
        }
        assertThat(output.getAll())
                .contains(
                        "songtor.funds[wiang].webhook.keyFile: ค่าใช้ไม่ได้ · the value must be the name of a file in the keys"
                                + " folder that ends in .secret, such as wiang.secret · ต้องเป็นชื่อไฟล์ในโฟลเดอร์กุญแจที่ลงท้ายด้วย .secret")
                .doesNotContain("[a-z0-9]", "\tat ");
    }

    @Test
    void a_command_says_in_one_line_that_a_setting_stopped_it(CapturedOutput output) {
        System.setProperty("songtor.agencies.nsf.account", "x");
        StringWriter err = new StringWriter();
        try {
            assertThat(Main.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "layout", "list"))
                    .isEqualTo(1);
        } finally {
            System.clearProperty("songtor.agencies.nsf.account");
        }
        assertThat(err.toString().lines())
                .containsExactly(
                        "songtor: การตั้งค่าใช้ไม่ได้ ข้อใดบอกไว้ข้างบน · a setting cannot be kept to; which one stands above");
        assertThat(output.getAll())
                .contains("songtor.agencies[nsf].account: ค่าใช้ไม่ได้")
                .doesNotContain("\tat ");
    }
}
