package dev.fbads.gateway.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    /** As Meta sends it: escaped, in lower case, and with escaped slashes. */
    static final String BODY = "{\"object\":\"ad_account\",\"entry\":[{\"id\":\"900100200\",\"time\":1782862117,\"changes\":[{\"field\":\"effective_status\",\"value\":{\"id\":\"120210000000000011\",\"name\":\"Caf\\u00e9 \\u20ac 50\\/50 \\ud83c\\udf41\"}}]}]}";
    /** Made with {@code openssl dgst -sha256 -hmac test-app-secret} over exactly these bytes. */
    static final String SIGNATURE = "sha256=f4334336f27e649a5311457558b0407918edf909c5fbc6d5241dcd1444838919";

    private final WebhookSignature signature = new WebhookSignature(
            new Config(Optional.of("v"), Optional.of("test-app-secret")));

    record Config(boolean enabled, Optional<String> verifyToken, Optional<String> appSecret) implements WebhooksConfig {

        Config(Optional<String> verifyToken, Optional<String> appSecret) {
            this(true, verifyToken, appSecret);
        }

        @Override
        public int dedupSize() {
            return 3;
        }

        @Override
        public Duration dedupTtl() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration publishTimeout() {
            return Duration.ofMillis(50);
        }
    }

    @Test
    void theEscapedBytesAreWhatIsSigned() {
        assertThat(signature.matches(bytes(BODY), SIGNATURE)).isTrue();
    }

    @Test
    void otherSpellingsOfTheSameJsonDoNotMatch() {
        assertThat(signature.matches(bytes(BODY.replace("\\u00e9", "\\u00E9")), SIGNATURE)).isFalse();
        assertThat(signature.matches(bytes(BODY.replace("\\u00e9", "\u00e9")), SIGNATURE)).isFalse();
        assertThat(signature.matches(bytes(BODY.replace("\\/", "/")), SIGNATURE)).isFalse();
        assertThat(signature.matches(bytes(BODY + " "), SIGNATURE)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "sha256=", "sha1=abc", "f4334336f27e649a5311457558b0407918edf909c5fbc6d5241dcd1444838919",
            "sha256=f4334336f27e649a5311457558b0407918edf909c5fbc6d5241dcd14448389190" })
    void anyOtherSignatureDoesNotMatch(String header) {
        assertThat(signature.matches(bytes(BODY), header)).isFalse();
    }

    @Test
    void disabledWebhooksAcceptNothing() {
        WebhooksConfig off = new Config(false, Optional.of("v"), Optional.of("test-app-secret"));

        assertThat(new WebhookSignature(off).matches(bytes(BODY), SIGNATURE)).isFalse();
        assertThat(new SubscriptionHandshake(off).verify("subscribe", "v", "1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "  " })
    void withoutASecretNoSignatureMatches(String secret) {
        WebhookSignature unable = new WebhookSignature(new Config(Optional.empty(), Optional.of(secret)));

        assertThat(unable.matches(bytes(BODY), SIGNATURE)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
