package dev.fbads.gateway.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.vertx.core.MultiMap;

/** Reads {@code [{"code":200,"headers":[{"name":…,"value":…}],"body":"…"},null,…]}. */
final class BatchResponse {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BatchResponse() {
    }

    /** The response of each item in request order; empty where Meta did not finish the item. */
    static List<Optional<TransportResult.Response>> read(byte[] body, int items) throws IOException {
        JsonNode array = JSON.readTree(body);
        if (!array.isArray() || array.size() != items) {
            throw new MalformedResponseException("a batch responds to every item");
        }
        List<Optional<TransportResult.Response>> answers = new ArrayList<>(items);
        for (JsonNode item : array) {
            answers.add(item.isNull() ? Optional.empty() : Optional.of(answer(item)));
        }
        return answers;
    }

    private static TransportResult.Response answer(JsonNode item) throws MalformedResponseException {
        JsonNode code = item.path("code");
        if (!code.canConvertToInt()) {
            throw new MalformedResponseException("an item of a batch has a status");
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (JsonNode header : item.path("headers")) {
            headers.add(header.path("name").asText(), header.path("value").asText());
        }
        return new TransportResult.Response(code.intValue(), headers, item.path("body").asText("").getBytes(UTF_8));
    }
}
