package dev.fbads.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

class LoadSettingsTest {

    private static final LoadSettings SETTINGS = new LoadSettings("http://127.0.0.1:8083", List.of("a.b.c", "d.e.f"), 12.5, 60,
            30);

    @Test
    void theyArriveInTheOtherProcessUnchanged() {
        assertThat(LoadSettings.from(SETTINGS.variables())).isEqualTo(SETTINGS);
    }

    @Test
    void tokensAreNotPrinted() {
        assertThat(SETTINGS).asString().doesNotContain("a.b.c").contains("12.5");
    }

    @Test
    void aLoadWithoutCallersIsRefused() {
        assertThatThrownBy(() -> new LoadSettings("http://127.0.0.1:8083", List.of(), 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
