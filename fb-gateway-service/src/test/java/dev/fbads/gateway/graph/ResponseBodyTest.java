package dev.fbads.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.buffer.Buffer;

class ResponseBodyTest {

    @ParameterizedTest
    @ValueSource(strings = { "150000", "10", "0", "-1", "999999999999", "99999999999999999999", "x" })
    void aBodyIsCompleteWhateverLengthWasAnnounced(String announced) {
        assertThat(received(new ResponseBody(1_000_000, announced))).isEqualTo("abc".repeat(50_000));
    }

    @Test
    void aBodyIsCompleteWithoutAnAnnouncedLength() {
        assertThat(received(new ResponseBody(1_000_000, null))).isEqualTo("abc".repeat(50_000));
    }

    @Test
    void theLimitIsAcceptedAndOneMoreByteIsNot() {
        ResponseBody body = new ResponseBody(5, null);

        assertThat(body.append(Buffer.buffer("abcd"))).isTrue();
        assertThat(body.append(Buffer.buffer("ef"))).isFalse();
        assertThat(body.append(Buffer.buffer("e"))).isTrue();
        assertThat(body.whole()).asString().isEqualTo("abcde");
    }

    private static String received(ResponseBody body) {
        for (int i = 0; i < 50_000; i += 500) {
            assertThat(body.append(Buffer.buffer("abc".repeat(500)))).isTrue();
        }
        return new String(body.whole(), StandardCharsets.UTF_8);
    }
}
