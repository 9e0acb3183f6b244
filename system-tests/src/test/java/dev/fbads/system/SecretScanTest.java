package dev.fbads.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretScanTest {

    private static final String SECRET = "EAASé|/0123456789abcdef";

    private final SecretScan scan = new SecretScan(Map.of("token", SECRET));

    @Test
    void everySpellingIsFound() {
        byte[] inside = ("x:" + SECRET + ":y").getBytes(StandardCharsets.UTF_8);
        scan.text("plain", "a " + SECRET + " b");
        scan.text("address", "?access_token=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
        scan.text("hex", "(1,\"\\\\x" + HexFormat.of().formatHex(inside) + "\")");
        scan.text("HEX", HexFormat.of().withUpperCase().formatHex(inside));
        for (int lead = 0; lead < 3; lead++) {
            scan.text("base64 " + lead, Base64.getEncoder().encodeToString(("abc".substring(0, lead) + SECRET + "z")
                    .getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(scan.found()).containsExactlyInAnyOrder("token in plain", "token in address", "token in hex", "token in HEX",
                "token in base64 0", "token in base64 1", "token in base64 2");
    }

    @Test
    void aTokenOfALoginIsKnownByItsForm() {
        String token = "EAAS" + "0123456789abcdef".repeat(2);
        scan.text("text", "\"" + token + "\"");
        scan.text("bytes", HexFormat.of().formatHex(token.getBytes(StandardCharsets.UTF_8)));

        assertThat(scan.found()).containsExactlyInAnyOrder("token of a login in text", "token of a login in bytes");
    }

    @Test
    void otherTextIsNot() {
        scan.text("other", SECRET.substring(1) + " " + SECRET.substring(0, SECRET.length() - 1));

        assertThat(scan.found()).isEmpty();
        assertThat(scan.texts()).isEqualTo(1);
    }

    @Test
    void everyFileBelowAFolderIsRead(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(folder.resolve("deep/service.log"), "first\nsecond " + SECRET + "\n");
        Files.writeString(folder.resolve("clean.log"), "nothing\n");

        scan.files(folder);

        assertThat(scan.found()).containsExactly("token in deep/service.log");
    }
}
