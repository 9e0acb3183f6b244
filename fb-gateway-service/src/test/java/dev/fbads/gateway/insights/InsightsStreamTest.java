package dev.fbads.gateway.insights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.InsightsRequest;
import dev.fbads.contracts.insights.InsightsShortfall;
import dev.fbads.gateway.errors.GraphFailedException;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.graph.GraphSessions;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.RecordedAlerts;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.TestGraphConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

class InsightsStreamTest {

    private static final FetchEvent ROWS = new FetchEvent.Rows("{\"row\":{}}\n{\"row\":{}}".getBytes(UTF_8), 2);

    private final GraphBench bench = new GraphBench();
    private final RecordedAlerts alerts = new RecordedAlerts();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCompleteFetchEndsWithDoneAndItsCount() {
        AssertSubscriber<byte[]> reader = read(Multi.createFrom().items(ROWS, ROWS));

        assertThat(lines(reader).getLast()).isEqualTo("{\"done\":{\"rows\":4,\"calls_made\":0,\"calls_failed\":0,\"quota\":{},"
                + "\"api_version\":\"v26.0\",\"elapsed_ms\":0}}");
    }

    @Test
    void aFailureOfMetaEndsWithErrorAndNoDone() {
        AssertSubscriber<byte[]> reader = read(Multi.createBy().concatenating().streams(Multi.createFrom().item(ROWS),
                Multi.createFrom().failure(new GraphFailedException(new GraphFailure.CursorLost(null)))));

        assertThat(lines(reader)).hasSize(2).last().asString().startsWith("{\"error\":{");
    }

    @Test
    void theRemainingShortfallIsInTheLastLine() {
        AssertSubscriber<byte[]> reader = read(Multi.createFrom().items(ROWS, new FetchEvent.Shortfall(
                List.of(new InsightsShortfall(LocalDate.of(2026, 1, 2), new BigDecimal("1.20"), 7)))));

        assertThat(lines(reader)).hasSize(2).last().asString()
                .contains("\"shortfall\":[{\"date_start\":").contains("\"spend\":1.20,\"impressions\":7}]");
    }

    @ParameterizedTest
    @MethodSource("alarming")
    void aPermanentFailureRaisesAnAlertResolvedByTheNextRead(GraphFailure failure, AlertKind kind) {
        read(Multi.createFrom().failure(new GraphFailedException(failure)));

        assertThat(alerts.lasting()).containsExactly(kind.wire() + " " + kind.wire() + ":1:act_900100200");

        read(Multi.createFrom().items(ROWS));

        assertThat(alerts.lasting()).isEmpty();
    }

    static Stream<Arguments> alarming() {
        return Stream.of(
                Arguments.of(new GraphFailure.AbuseSuspected(null, Duration.ofHours(1)), AlertKind.ABUSE_SUSPECTED),
                Arguments.of(new GraphFailure.AccountSuspended(null), AlertKind.ACCOUNT_ISSUE));
    }

    @Test
    void anOpenCircuitIsUnavailableWithItsTime() {
        AssertSubscriber<byte[]> reader = read(Multi.createFrom()
                .failure(new GraphFailedException(new GraphFailure.CircuitOpen(Duration.ofSeconds(30)))));

        assertThat(lines(reader).getLast()).contains("\"code\":\"").containsIgnoringCase("graph_unavailable")
                .contains("\"retry_after_seconds\":30");
        assertThat(alerts.lasting()).isEmpty();
    }

    @Test
    void anInternalErrorAbortsTheStreamWithoutLastLine() {
        AssertSubscriber<byte[]> reader = read(Multi.createBy().concatenating().streams(Multi.createFrom().item(ROWS),
                Multi.createFrom().failure(new IllegalStateException("a bug"))));

        reader.assertFailedWith(IllegalStateException.class);
        assertThat(lines(reader)).hasSize(1);
    }

    private AssertSubscriber<byte[]> read(Multi<FetchEvent> events) {
        ObjectMapper json = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL).registerModule(new JavaTimeModule());
        InsightsStream stream = new InsightsStream(new OneSession(),
                (request, session) -> events, new LineWriter(json), new FailureAlerts(alerts),
                InstantSource.fixed(Instant.EPOCH),
                new TestGraphConfig(URI.create(bench.graph().url())));
        return stream.of(Requests.days(1, BreakdownSet.NONE))
                .subscribe().withSubscriber(AssertSubscriber.create(100));
    }

    private static List<String> lines(AssertSubscriber<byte[]> reader) {
        return reader.getItems().stream()
                .map(bytes -> new String(bytes, UTF_8))
                .toList();
    }

    private final class OneSession implements GraphSessions {

        @Override
        public GraphSession forRequest(InsightsRequest request) {
            return bench.session();
        }

        @Override
        public GraphSession forAccount(int compteId, AccountId accountId) {
            return bench.session();
        }

        @Override
        public GraphSession forInstallation() {
            return bench.session();
        }
    }
}
