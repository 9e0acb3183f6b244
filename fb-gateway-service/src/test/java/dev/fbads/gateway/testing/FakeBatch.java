package dev.fbads.gateway.testing;

import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.MultiMap;

/** Splits a batch into items and combines their responses. */
public final class FakeBatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FakeBatch() {
    }

    /** The responses of all items, each with a usage header; null stands for an unfinished item. */
    public static String answer(FakeGraph.Seen call, Function<FakeGraph.Seen, FakeResponse> items) {
        return answer(call, items, "{\"acc_id_util_pct\":\"12.5\"}");
    }

    /** The same with the given usage of the account. */
    public static String answer(FakeGraph.Seen call, Function<FakeGraph.Seen, FakeResponse> items, String accountUsage) {
        try {
            ArrayNode answers = JSON.createArrayNode();
            for (JsonNode item : JSON.readTree(call.param("batch"))) {
                add(answers, items.apply(seen(item.path("method").asText(), item.path("relative_url").asText())), accountUsage);
            }
            return JSON.writeValueAsString(answers);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static void add(ArrayNode answers, FakeResponse answer, String accountUsage) {
        if (answer == null) {
            answers.addNull();
            return;
        }
        answers.addObject()
                .put("code", answer.status())
                .put("body", answer.body())
                .putArray("headers").addObject()
                .put("name", "X-Ad-Account-Usage").put("value", accountUsage);
    }

    private static FakeGraph.Seen seen(String method, String url) {
        QueryStringDecoder decoder = new QueryStringDecoder(url);
        MultiMap params = MultiMap.caseInsensitiveMultiMap();
        decoder.parameters().forEach(params::add);
        return new FakeGraph.Seen(method, url, "/" + decoder.path(), params, MultiMap.caseInsensitiveMultiMap());
    }
}
