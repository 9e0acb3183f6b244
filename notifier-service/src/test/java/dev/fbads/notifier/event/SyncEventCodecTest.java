package dev.fbads.notifier.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.contracts.events.SyncEvent;
import dev.fbads.contracts.events.SyncEventType;

class SyncEventCodecTest {

    private static final String FAILED = """
            {"type":"failed","seq":7,"sync_id":"s","compte_id":1,"account_id":"act_1","since":"2026-03-01","until":"2026-03-02",\
            "total_days":2,"synced_days":1,"failed_days":1,"percent":50,"message":"m","code":"token_expired",\
            "at":"2026-03-15T16:00:00.123Z"}""";

    private final SyncEventCodec codec = new SyncEventCodec();

    @Test
    void anEncodedEventEqualsItsSource() {
        SyncEvent event = codec.decode(FAILED);

        assertThat(event).isEqualTo(new SyncEvent(SyncEventType.FAILED, 7, "s", 1, "act_1", LocalDate.parse("2026-03-01"),
                LocalDate.parse("2026-03-02"), 2, 1, 1, 50, "m", "token_expired", Instant.parse("2026-03-15T16:00:00.123Z")));
        assertThat(codec.encode(event).json()).isEqualTo(FAILED);
    }

    @Test
    void unknownMembersAreIgnored() {
        assertThat(codec.decode(FAILED.replace("{\"type\"", "{\"mood\":\"fine\",\"type\"")).seq()).isEqualTo(7);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "null", "[]", "{}", "{\"type\":\"failed\"}", "42" })
    void anotherTextIsRefused(String text) {
        assertThatThrownBy(() -> codec.decode(text)).isInstanceOf(InvalidEventException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "type", "sync_id", "account_id", "since", "until", "message", "at" })
    void anEventWithAMemberMissingIsRefused(String member) {
        assertThatThrownBy(() -> codec.decode(FAILED.replace("\"" + member + "\":", "\"x\":")))
                .isInstanceOf(InvalidEventException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"seq\":7|\"seq\":0", "\"failed\"|\"FAILED\"", "\"percent\":50|\"percent\":101",
            "\"compte_id\":1|\"compte_id\":null", "2026-03-01|yesterday" })
    void anEventWithAnImpossibleMemberIsRefused(String change) {
        String[] fromTo = change.split("\\|");

        assertThatThrownBy(() -> codec.decode(FAILED.replace(fromTo[0], fromTo[1])))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageNotContaining("act_1");
    }
}
