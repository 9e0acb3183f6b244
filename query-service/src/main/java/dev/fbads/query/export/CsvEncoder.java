package dev.fbads.query.export;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Encodes CSV by RFC 4180: commas, CRLF, quotes where needed, decimals with a point. A text that a spreadsheet would
 * interpret as a formula begins with an apostrophe (OWASP, "CSV Injection"); numbers keep their minus.
 */
final class CsvEncoder implements ExportEncoder {

    private static final String MARK = "\ufeff";
    private static final String LINE = "\r\n";
    private static final String FORMULA = "=+-@\t\r";

    private final List<ExportColumn> columns;
    private final boolean byteOrderMark;

    CsvEncoder(List<ExportColumn> columns, boolean byteOrderMark) {
        this.columns = List.copyOf(columns);
        this.byteOrderMark = byteOrderMark;
    }

    @Override
    public byte[] head() {
        String headers = columns.stream().map(column -> cell(column.header())).collect(Collectors.joining(",", "", LINE));
        return ((byteOrderMark ? MARK : "") + headers).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] rows(List<ExportRow> rows) {
        StringBuilder text = new StringBuilder();
        for (ExportRow row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                text.append(i == 0 ? "" : ",").append(cell(columns.get(i).value().apply(row)));
            }
            text.append(LINE);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] tail() {
        return new byte[0];
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case String text -> quoted(!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        boolean plain = text.chars()
                .noneMatch(character -> character == ',' || character == '"' || character == '\r' || character == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
