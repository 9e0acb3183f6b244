package dev.fbads.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.fbads.local.backing.BackingServicesTestResource;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.ServiceTest;
import io.restassured.response.Response;

/** A database that becomes unavailable and recovers. */
@ServiceTest
class DatabaseDownTest {

    private static final String ACCOUNTS = "/api/facebook/accounts";

    @Test
    void anUnavailableDatabaseIsAProblemUntilItIsBack() {
        Api.as("client").get(ACCOUNTS).then().statusCode(200);

        BackingServicesTestResource.current().postgres().stop();
        List<Response> meanwhile;
        try {
            meanwhile = Stream.generate(() -> Api.as("client").get(ACCOUNTS)).limit(3).toList();
        } finally {
            BackingServicesTestResource.current().postgres().start();
        }

        assertThat(meanwhile).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(Api.json(response).get("code").textValue()).isEqualTo("service_unavailable");
        });
        Api.as("client").get(ACCOUNTS).then().statusCode(200);
    }
}
