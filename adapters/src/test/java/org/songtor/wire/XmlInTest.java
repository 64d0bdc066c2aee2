package org.songtor.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.port.FormatException;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class XmlInTest {
    private static final String GOOD = "<a xmlns='urn:t'><b>x</b></a>";

    @Test
    void a_plain_document_is_read() throws Exception {
        assertThat(read(GOOD)).isEqualTo("x");
        assertThat(read("<?xml version='1.0' encoding='UTF-8'?>\n<a xmlns='urn:t'>\n <b>&lt;&amp;&#xE01;</b>\n</a>\n"))
                .isEqualTo("<&ก");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a xmlns='urn:t'><b>x</b></a>",
                "<!DOCTYPE a [<!ENTITY e 'x'>]><a xmlns='urn:t'><b>&e;</b></a>",
                "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a xmlns='urn:t'><b>x</b></a>",
                "<a xmlns='urn:t'><b>&e;</b></a>",
                "<a xmlns='urn:t'><!-- c --><b>x</b></a>",
                "<a xmlns='urn:t'><b>x<!-- c --></b></a>",
                "<a xmlns='urn:t'><?p i?><b>x</b></a>",
                "<a xmlns='urn:t'>y<b>x</b></a>",
                "<a xmlns='urn:t'><b>x</b></a><a/>",
                "<a xmlns='urn:t'><b>x</b></a>y",
                "<a xmlns='urn:t'><b>x</b></a><!-- c -->",
                "<a xmlns='urn:t'><b>x</b><b>y</b></a>",
                "<a xmlns='urn:t'><b>x</b>",
                "<a xmlns='urn:other'><b>x</b></a>",
                "<a xmlns='urn:t'><b xmlns='urn:other'>x</b></a>",
                "<a><b>x</b></a>",
                "<a xmlns='urn:t' c='1'><b>x</b></a>",
                "<a xmlns='urn:t'><b c='1'>x</b></a>",
                "<?xml version='1.1'?><a xmlns='urn:t'><b>x</b></a>",
                "<?xml version='1.0' encoding='ISO-8859-11'?><a xmlns='urn:t'><b>x</b></a>",
                "<?xml version='1.0'\u0018?><a xmlns='urn:t'><b>x</b></a>",
                "not xml",
                " "
            })
    void anything_beside_elements_and_text_of_one_namespace_is_refused(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(FormatException.class);
    }

    @Test
    void no_file_outside_the_document_is_ever_read(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        String xml = "<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><a xmlns='urn:t'><b>&e;</b></a>";
        assertThatThrownBy(() -> read(xml)).isInstanceOf(FormatException.class).hasMessageNotContaining("SECRET");
    }

    @Test
    void depth_text_and_size_of_a_record_are_bounded() {
        for (String xml : new String[] {
            "<a xmlns='urn:t'>" + "<b>".repeat(40) + "</b>".repeat(40) + "</a>",
            "<a xmlns='urn:t'><b>" + "x".repeat(5_000) + "</b></a>",
            "<a xmlns='urn:t'><b>" + "<c/>".repeat(600) + "</b></a>"
        }) {
            assertThatThrownBy(() -> read(xml)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] thai = GOOD.replace("x<", "\u0e01<").getBytes(StandardCharsets.UTF_8);
        thai[thai.length - 10] = (byte) 0xC0;
        assertThatThrownBy(() -> XmlIn.open(thai, "urn:t")).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> XmlIn.open(GOOD.getBytes(StandardCharsets.UTF_16), "urn:t"))
                .isInstanceOf(FormatException.class);
    }

    @Test
    void a_fault_tells_the_place_and_never_the_text() {
        assertThatThrownBy(() -> read("<a xmlns='urn:t'><b>9000000000017</a>"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("column")
                .hasMessageNotContaining("9000000000017");
    }

    private static String read(String xml) throws FormatException {
        XmlIn in = XmlIn.open(xml.getBytes(StandardCharsets.UTF_8), "urn:t");
        in.enter("a");
        String text = in.take("b").text(new String[0]);
        in.leave();
        in.end();
        return text;
    }
}
