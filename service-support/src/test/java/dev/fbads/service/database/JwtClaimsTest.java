package dev.fbads.service.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.json.JsonObject;

class JwtClaimsTest {

    @ParameterizedTest
    @ValueSource(strings = { "client", "a\"b\\c", "\",\"role\":\"superadmin", "{}", "élise" })
    void theSubjectIsTheOnlyClaimWhateverItsCharacters(String subject) {
        JsonObject claims = new JsonObject(JwtClaims.of(subject));

        assertThat(claims.getMap()).containsOnlyKeys("sub").containsEntry("sub", subject);
    }
}
