package dev.fbads.system.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables of {@code docs/configuration.md} are what the sources say. To write them anew:
 * {@code ./fbads test system-tests ConfigurationReferenceTest -Dfbads.docs.write}.
 */
class ConfigurationReferenceTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCUMENT = ROOT.resolve("docs/configuration.md");
    private static final String BEGIN = "<!-- generated from the @ConfigMapping interfaces: begin -->\n";
    private static final String END = "<!-- generated: end -->\n";

    /** A key that no interface has would be missing in the reference. */
    @ParameterizedTest
    @ValueSource(strings = { "fb-gateway-service", "sync-service", "query-service", "notifier-service" })
    void everyKeyOfAPropertiesFileBelongsToAnInterface(String service) throws IOException {
        Properties properties = new Properties();
        try (var file = Files.newBufferedReader(ROOT.resolve(service).resolve("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        List<String> settings = Stream.of("service-support", service).flatMap(ConfigurationReferenceTest::names).toList();

        assertThat(properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith("fbads."))
                .filter(key -> settings.stream().noneMatch(key::equals)))
                .isEmpty();
    }

    @Test
    void listsEverySettingWithItsDefaultAndMeaning() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String generated = reference();

        if (System.getProperty("fbads.docs.write") != null) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + generated + document.substring(end));
        } else {
            assertThat(document.substring(begin, end)).isEqualTo(generated);
        }
    }

    private static Stream<String> names(String module) {
        try {
            return new SettingsSource(ROOT.resolve(module)).settings().stream().map(Setting::name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reference() throws IOException {
        StringBuilder text = new StringBuilder();
        append(text, "Every service", "service-support");
        for (String service : List.of("fb-gateway-service", "sync-service", "query-service", "notifier-service")) {
            append(text, service, service);
        }
        return text.append('\n').toString();
    }

    private static void append(StringBuilder text, String title, String module) throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("", "### " + title, "", "| setting | default | meaning |", "|---|---|---|"));
        new SettingsSource(ROOT.resolve(module)).settings().forEach(setting -> lines.add(setting.row()));
        text.append(String.join("\n", lines)).append('\n');
    }
}
