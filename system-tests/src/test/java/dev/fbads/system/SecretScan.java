package dev.fbads.system;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches for secrets in plain text, in URL encoding, in hexadecimal and in base64. A login token is recognised by its form,
 * so that unknown ones are found too.
 */
final class SecretScan {

    private static final String TABLES = """
            SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
            WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')""";

    /** A token that the simulator's login gives, and the same in hex. */
    private static final Pattern LOGIN_TOKEN = Pattern.compile("EAAS[0-9a-f]{32}|45414153(?:3[0-9]|6[1-6]){32}");

    private static final List<String> LOGIN_TOKEN_STARTS = List.of("EAAS", "45414153");

    private final Needles needles;
    private final Set<String> found = new LinkedHashSet<>();
    private int texts;

    /** @param secrets names, which a message may show, and values */
    SecretScan(Map<String, String> secrets) {
        Map<String, String> names = new TreeMap<>();
        secrets.forEach((name, secret) -> spellings(secret).forEach(spelling -> names.put(spelling, name)));
        needles = new Needles(names);
    }

    /** Where secrets were found, and which; never the secrets themselves. */
    Set<String> found() {
        return found;
    }

    /** How many lines, rows and records were looked at. */
    int texts() {
        return texts;
    }

    /** Every file below a folder, in which a line is as long as it likes. */
    void files(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            file(folder.relativize(file).toString(), file);
        }
    }

    /** A file, whatever it holds. */
    void file(String place, Path file) throws IOException {
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            text(place, line);
        }
    }

    /** Every row of every table of every schema. */
    void tables(Connection superuser) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = superuser.createStatement(); ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        superuser.setAutoCommit(false);
        for (String table : tables) {
            try (Statement statement = superuser.createStatement()) {
                statement.setFetchSize(1000);
                try (ResultSet rows = statement.executeQuery("SELECT t::text FROM ONLY %s t".formatted(table))) {
                    while (rows.next()) {
                        text(table, rows.getString(1));
                    }
                }
            }
        }
    }

    /** One text of a place. */
    void text(String place, String text) {
        texts++;
        needles.in(text).forEach(name -> found.add(name + " in " + place));
        if (LOGIN_TOKEN_STARTS.stream().anyMatch(text::contains) && LOGIN_TOKEN.matcher(text).find()) {
            found.add("token of a login in " + place);
        }
    }

    private static Set<String> spellings(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> spellings = new LinkedHashSet<>(Set.of(secret, HexFormat.of().formatHex(bytes)));
        spellings.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        // Wherever in a longer text the secret begins, all but its ends is one of three.
        for (int lead = 0; lead < 3; lead++) {
            byte[] shifted = new byte[lead + bytes.length];
            System.arraycopy(bytes, 0, shifted, lead, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            spellings.add(base64.substring(lead == 0 ? 0 : 4, base64.length() - 2));
        }
        return spellings;
    }
}
