package dev.fbads.gateway.errors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphErrorReaderTest {

    @Test
    void knownMembersAreReadAndOthersIgnored() {
        String body = """
                {"error":{"message":"(#2) Service temporarily unavailable","type":"OAuthException","is_transient":true,"code":2,
                "error_subcode":"1504043","error_data":"{\\"checkpoint_url\\":1}","error_user_msg":"wait 99","fbtrace_id":"A"}}""";

        assertThat(GraphErrorReader.find(body.getBytes(UTF_8)))
                .contains(new GraphError(new GraphCode(2, 1504043), true, "(#2) Service temporarily unavailable"));
    }

    @Test
    void needsNoMoreThanMessageAndCode() {
        assertThat(GraphErrorReader.find("{\"error\":{\"message\":\"m\",\"code\":-3}}".getBytes(UTF_8)))
                .contains(new GraphError(new GraphCode(-3, null), false, "m"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "{}", "<html>", "{\"data\":[]}", "{\"error\":\"text\"}",
            "{\"error\":{\"message\":\"m\"}}",
            "{\"error\":{\"code\":1", "{\"error\":null}" })
    void otherBodiesHaveNoErrorObject(String body) {
        assertThat(GraphErrorReader.find(body.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void theTextOfAnErrorIsNeverExposed() {
        GraphError error = new GraphError(new GraphCode(190, null), false, "Malformed access token EAAB-secret");

        assertThat(error.toString()).doesNotContain("EAAB-secret");
    }
}
