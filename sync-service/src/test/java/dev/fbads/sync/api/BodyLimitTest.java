package dev.fbads.sync.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.sync.support.SyncServiceTest;
import io.restassured.http.ContentType;

/** The largest body of a request, of which {@code application.properties} allows 64 KiB. */
@SyncServiceTest
class BodyLimitTest {

    private static final int LIMIT = 64 * 1_024;

    @ParameterizedTest
    @CsvSource({ "en, The body is too large.", "fr, Le corps est trop volumineux." })
    void aLargerBodyIsRefusedWithAProblemInTheCallersLanguage(String language, String title) {
        given().contentType(ContentType.JSON).header("Accept-Language", language).body("x".repeat(LIMIT + 1))
                .post("/api/facebook/sync")
                .then().statusCode(413)
                .contentType("application/problem+json")
                .header("Content-Language", language)
                .header("Connection", "close")
                .body("code", equalTo("body_too_large"), "title", equalTo(title));
    }

    @Test
    void aBodyOfTheLimitIsRead() {
        given().contentType(ContentType.JSON).body("x".repeat(LIMIT))
                .post("/api/facebook/sync")
                .then().statusCode(not(equalTo(413)));
    }
}
