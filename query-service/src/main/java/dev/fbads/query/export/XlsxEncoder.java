package dev.fbads.query.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a workbook with typed cells: texts are never formulas, dates are dates, numbers are numbers. Rows are returned
 * without delay; a full sheet is followed by another. Texts are inline in their cells, because a shared string table
 * would grow with the rows.
 */
final class XlsxEncoder implements ExportEncoder {

    /** Maximum number of rows of a sheet (ECMA-376; Excel specifications and limits). */
    static final int MAX_ROWS = 1_048_576;
    private static final String DATE = "yyyy-mm-dd";

    private final List<ExportColumn> columns;
    private final String title;
    private final int rowsPerSheet;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(bytes, "fbads", "1.0");
    private Worksheet sheet;
    private int sheets;
    private int next;

    XlsxEncoder(List<ExportColumn> columns, String title, int rowsPerSheet) {
        this.columns = List.copyOf(columns);
        this.title = title;
        this.rowsPerSheet = rowsPerSheet;
        this.sheet = begin();
    }

    @Override
    public byte[] head() {
        return takeBytes();
    }

    @Override
    public byte[] rows(List<ExportRow> rows) {
        try {
            for (ExportRow row : rows) {
                if (next == rowsPerSheet) {
                    sheet.finish();
                    sheet = begin();
                }
                for (int column = 0; column < columns.size(); column++) {
                    cell(column, columns.get(column).value().apply(row));
                }
                next++;
            }
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a sheet cannot be written", e);
        }
        return takeBytes();
    }

    @Override
    public byte[] tail() {
        try {
            sheet.finish();
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook cannot be completed", e);
        }
        return takeBytes();
    }

    private Worksheet begin() {
        sheets++;
        Worksheet begun = workbook.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        begun.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            begun.inlineString(0, column, columns.get(column).header());
            begun.style(0, column).bold().set();
        }
        next = 1;
        return begun;
    }

    private void cell(int column, @Nullable Object value) {
        switch (value) {
            case null -> {
                // An empty cell.
            }
            case BigDecimal number -> sheet.value(next, column, number);
            case LocalDate day -> {
                sheet.value(next, column, day);
                sheet.style(next, column).format(DATE).set();
            }
            default -> sheet.inlineString(next, column, value.toString());
        }
    }

    private byte[] takeBytes() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }
}
