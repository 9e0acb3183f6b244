package dev.fbads.local.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.nimbusds.jwt.SignedJWT;

/** Each embedded service really answers, and comes back after a stop. */
class EmbeddedBackingTest {

    private static BackingServices backing;

    @BeforeAll
    static void start() {
        backing = BackingServices.start(BackingConfig.temporary().withMode(BackingMode.EMBEDDED));
    }

    @AfterAll
    static void close() {
        backing.close();
    }

    @Test
    void postgresAnswersTheQueryRoleWithItsPassword() throws SQLException {
        var environment = backing.environment();
        var url = "jdbc:postgresql://%s:%s/%s".formatted(environment.get("FBADS_DB_HOST"), environment.get("FBADS_DB_PORT"),
                environment.get("FBADS_DB_NAME"));

        try (var connection = DriverManager.getConnection(url, "fbads_query", environment.get("FBADS_DB_QUERY_PASSWORD"));
                var rows = connection.createStatement().executeQuery(
                        "SELECT rolsuper OR rolbypassrls, version() FROM pg_roles WHERE rolname = current_user")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isFalse();
            assertThat(rows.getString(2)).startsWith("PostgreSQL 18");
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, "fbads_query", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void onlyTheOwnerMakesTables() throws SQLException {
        try (var owner = backing.postgres().connect("fbads_owner"); var query = backing.postgres().connect("fbads_query")) {
            owner.createStatement().execute("CREATE SCHEMA probe; CREATE TABLE public.probe (id int)");

            assertThatThrownBy(() -> query.createStatement().execute("CREATE TABLE public.intruder (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void postgresComesBackOnTheSamePortWithItsData() throws SQLException {
        try (var owner = backing.postgres().connect("fbads_owner")) {
            owner.createStatement().execute("CREATE TABLE stored AS SELECT 42 AS answer");
        }

        backing.postgres().stop();
        assertThatThrownBy(() -> backing.postgres().connect("fbads_owner")).isInstanceOf(SQLException.class);
        backing.postgres().start();

        try (var owner = backing.postgres().connect("fbads_owner");
                var rows = owner.createStatement().executeQuery("SELECT answer FROM stored")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    @Timeout(300)
    void kafkaHasTheTopicsAndCarriesRecordsAcrossARestart() throws Exception {
        var servers = backing.environment().get("FBADS_KAFKA");
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            assertThat(admin.listTopics().names().get()).contains("fbads.sync.jobs", "fbads.sync.jobs.background",
                    "fbads.sync.events", "fbads.alerts", "fbads.webhooks", "fbads.usage", "fbads.sync.jobs.dlq");
        }
        var text = UUID.randomUUID().toString();
        try (var producer = new KafkaProducer<>(Map.<String, Object> of("bootstrap.servers", servers), new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("fbads.alerts", "1", text)).get();
        }

        backing.kafka().stop();
        backing.kafka().start();

        assertThat(consume(servers, "fbads.alerts")).isEqualTo(text);
    }

    @Test
    void redisAnswersAndComesBack() throws Exception {
        assertThat(redis("PING")).isEqualTo("+PONG");

        backing.redis().stop();
        assertThatThrownBy(() -> redis("PING")).isInstanceOf(IOException.class);
        backing.redis().start();

        assertThat(redis("PING")).isEqualTo("+PONG");
    }

    @Test
    void theTokenEndpointKnowsTheLocalUsers() throws Exception {
        for (var form : List.of("grant_type=client_credentials&client_id=stranger&client_secret=x",
                "grant_type=password&client_id=fbads&username=stranger&password=x")) {
            var answer = postToken(form);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var claims = SignedJWT.parse(answer.body().replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1"))
                    .getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo("stranger");
            assertThat(claims.getAudience()).containsExactly("fbads");
            assertThat(claims.getStringClaim("role")).isEqualTo("responsable");
            assertThat(claims.getIssuer()).isEqualTo(backing.environment().get("FBADS_OIDC"));
            assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
                    .isEqualTo(Duration.ofHours(12));
        }
    }

    @Test
    void theTokenEndpointRefusesAnUnknownUser() throws Exception {
        var answer = postToken("grant_type=client_credentials&client_id=nobody&client_secret=x");

        assertThat(answer.statusCode()).isBetween(400, 401);
        assertThat(answer.body()).contains("nobody", "responsable");
    }

    @Test
    void tokensCanBeWrongOnPurpose() throws Exception {
        var token = backing.oidc().token("ghost", "elsewhere", Map.of("role", "direction"), Duration.ofMinutes(-5));

        var claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("ghost");
        assertThat(claims.getAudience()).containsExactly("elsewhere");
        assertThat(claims.getStringClaim("role")).isEqualTo("direction");
        assertThat(Duration.between(claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(-5));
        assertThat(SignedJWT.parse(backing.oidc().token("client")).getJWTClaimsSet().getStringClaim("role"))
                .isEqualTo("client");
        assertThatThrownBy(() -> backing.oidc().token("ghost")).hasMessageContaining("superadmin");
    }

    private static HttpResponse<String> postToken(String form) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(backing.oidc().issuer() + "/token"))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String redis(String command) throws IOException {
        return RedisProbe.send(backing.redis().port(), command);
    }

    private static String consume(String servers, String topic) {
        var settings = Map.<String, Object> of("bootstrap.servers", servers, "group.id", "probe", "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int attempt = 0; attempt < 60; attempt++) {
                var records = consumer.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    return records.iterator().next().value();
                }
            }
            throw new AssertionError("no record in " + topic);
        }
    }
}
