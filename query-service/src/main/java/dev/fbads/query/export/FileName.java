package dev.fbads.query.export;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** The name of the file: level, days and format. */
final class FileName {

    private FileName() {
    }

    /** The header Content-Disposition, with the name in ASCII and in UTF-8 (RFC 6266, RFC 8187). */
    static String disposition(ExportQuery query) {
        String name = new ExportLabels(query.language()).of("title." + query.level().level().wire()).toLowerCase(Locale.ROOT)
                .replace(' ', '-')
                + "_" + query.level().period().since() + "_" + query.level().period().until() + "." + query.format().wire();
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^\\x20-\\x7e]", "");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
