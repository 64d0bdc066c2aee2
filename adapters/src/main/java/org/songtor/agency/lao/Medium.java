package org.songtor.agency.lao;

import java.util.List;
import org.songtor.port.FormatException;

/** What carries rows of cells: a text file or a workbook. Empty cells at the end of a row and empty rows at the end are not kept. */
interface Medium {
    byte[] write(List<List<Cell>> rows) throws FormatException;

    /** The texts of the cells, an empty row as an empty list. */
    List<List<String>> read(byte[] content) throws FormatException;
}
