package dev.fbads.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokenTest {

    private static final String HEADER = "Bearer s3cret";

    private final ServiceToken token = new ServiceToken(() -> " s3cret\n");

    @ParameterizedTest
    @ValueSource(strings = { "/internal", "/internal/", "/internal/insights", "/internal/unknown" })
    void internalPathsNeedTheToken(String path) {
        assertThat(token.admits(path, HEADER)).isTrue();
        assertThat(token.admits(path, null)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "s3cret", "Bearer", "Bearer ", "Bearer s3cre", "Bearer s3cret2", "bearer s3cret",
            "Basic s3cret" })
    void anotherHeaderIsNotTheToken(String authorization) {
        assertThat(token.admits("/internal/insights", authorization)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/api/facebook/sync", "/internals", "/api/internal" })
    void otherPathsNeedNoToken(String path) {
        assertThat(token.admits(path, null)).isTrue();
    }
}
