package dev.fbads.gateway.errors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.gateway.graph.GraphCall;
import dev.fbads.gateway.graph.MalformedResponseException;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;

/**
 * Responses of Meta, sent over the wire, and their classification. Both are taken from the documents of Meta
 * ("Error Reference", "Insights error codes", "Rate limiting") and from published recordings, independently of
 * {@link ErrorTable}.
 */
class MetaErrorsTest {

    private static final String ANSWERS = "/errors/meta-errors.http";
    private static final int TRIES = 3;

    private final GraphBench bench = new GraphBench();

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<MetaResponse> answers() throws IOException {
        try (InputStream in = MetaErrorsTest.class.getResourceAsStream(ANSWERS)) {
            String text = new String(in.readAllBytes(), UTF_8);
            return Arrays.stream(text.split("(?m)^### ")).filter(part -> !part.isBlank()).map(MetaResponse::of).toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void aResponseIsClassifiedAsDocumented(MetaResponse answer) {
        GraphFailure failure = failureBy(answer.reply());

        assertThat(decision(failure)).isEqualTo(answer.decision());
        assertThat(bench.graph().seen()).as("calls").hasSize(answer.decision().equals("repeat") ? TRIES : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "(#100) unique_clicks, unique_actions are not valid for fields param. please check https://developers.facebook.com/docs",
            "(#100) unique_clicks, unique_actions are not valid for fields param after V26",
            "(#100) Tried accessing nonexisting field (unique_clicks) on node type (AdsInsights)",
    })
    void theFieldsThatMetaRefusesAreKnownByName(String message) {
        GraphFailure failure = failureBy(Reply.error(400, 100, null, message));

        assertThat(failure).isInstanceOfSatisfying(GraphFailure.InvalidQuery.class, query -> {
            assertThat(query.refusedFields()).contains("unique_clicks");
            assertThat(query.refusedFields().contains("unique_actions")).isEqualTo(message.contains("unique_actions"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "(#100) filtering field is invalid",
            "(#100) Tried accessing nonexisting summary field (spend)",
    })
    void otherRefusalsNameNoField(String message) {
        assertThat(failureBy(Reply.error(400, 100, null, message))).isInstanceOfSatisfying(GraphFailure.InvalidQuery.class,
                query -> assertThat(query.refusedFields()).isEmpty());
    }

    /** The classification in the notation of the file. */
    private static String decision(GraphFailure failure) {
        return switch (failure.retryDecision()) {
            case RetryDecision.RetryAfter(Optional<Duration> pause) -> pause.map(time -> "pause " + time).orElse("repeat");
            case RetryDecision.Split split -> "ask for less";
            case RetryDecision.QuarantineToken quarantine -> "another token";
            case RetryDecision.DisableAccount disable -> "leave the account";
            case RetryDecision.GiveUp giveUp -> switch (failure) {
                case GraphFailure.AbuseSuspected abuse -> "alert " + abuse.retryAfter();
                case GraphFailure.CursorLost lost -> "restart the edge";
                default -> "refuse the query";
            };
        };
    }

    private GraphFailure failureBy(Reply reply) {
        bench.graph().respondsInOrder(reply);
        GraphResult<String> result = bench.session().get(GraphCall.to("act_900100200/ads"), MetaErrorsTest::data)
                .await().atMost(Duration.ofSeconds(60));
        return ((GraphResult.Failed<String>) result).failure();
    }

    private static String data(byte[] body) throws IOException {
        throw new MalformedResponseException("no answer of these tests has data");
    }
}
