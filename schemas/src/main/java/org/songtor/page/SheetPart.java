package org.songtor.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The cells of a workbook's first sheet, as an example of ours holds them: texts within the sheet, numbers as they stand. */
final class SheetPart {
    private SheetPart() {}

    static boolean isBook(byte[] example) {
        return example.length > 1 && example[0] == 'P' && example[1] == 'K';
    }

    static void append(StringBuilder out, byte[] book) {
        out.append("XLSX, แผ่นงานแรก the first sheet\n\n| ช่อง cell | ชนิด kind | ตัวอย่าง example |\n|---|---|---|\n");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (part.getName().equals("xl/worksheets/sheet1.xml")) {
                    cells(out, zip.readAllBytes());
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw new IllegalArgumentException("an example that is no workbook", e);
        }
    }

    private static void cells(StringBuilder out, byte[] sheet) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(sheet), "UTF-8");
        String cell = "";
        while (reader.hasNext()) {
            reader.next();
            if (reader.isStartElement() && reader.getLocalName().equals("c")) {
                cell = reader.getAttributeValue(null, "r");
            } else if (reader.isStartElement() && reader.getLocalName().equals("t")) {
                Markdown.row(out, cell, "ข้อความ text", "`" + reader.getElementText() + "`");
            } else if (reader.isStartElement() && reader.getLocalName().equals("v")) {
                Markdown.row(out, cell, "ตัวเลข number", "`" + reader.getElementText() + "`");
            }
        }
    }
}
