package dev.fbads.query.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The file format of an export. */
public enum ExportFormat {
    /** RFC 4180, UTF-8. */
    CSV("text/csv; charset=UTF-8; header=present"),
    /** Office Open XML. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** One JSON object a line. */
    NDJSON("application/x-ndjson");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** Lower case, as in the request, and the file's extension. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ExportFormat> ofWire(String name) {
        return Arrays.stream(values()).filter(format -> format.wire().equals(name)).findFirst();
    }

    static String known() {
        return Arrays.stream(values()).map(ExportFormat::wire).collect(Collectors.joining(", "));
    }
}
