package dev.fbads.query.export;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param value a String, a LocalDate, a BigDecimal, or null
 */
record ExportColumn(String header, Function<ExportRow, @Nullable Object> value) {
}
