package dev.fbads.gateway.fetch.complete;

import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.FakeResponse;
import dev.fbads.gateway.testing.Reply;

/** Faults of a response, in the transport or in its content. */
enum Fault {
    TRUNCATED_JSON(wire(Reply::halfOf)),
    HTML_WITH_200(wire(body -> Reply.html(200))),
    HTML_WITH_502(wire(body -> Reply.html(502))),
    STALL(wire(Reply::stalled)),
    RESET_IN_THE_MIDDLE(wire(Reply::brokenOff)),
    CLOSED_INSTEAD_OF_AN_ANSWER(wire(body -> Reply.reset())),
    A_FIGURE_CHANGES_TYPE(body(body -> body.replaceFirst("\"spend\":\"[^\"]*\"", "\"spend\":{\"v\":1}"))),
    ACTIONS_CHANGE_TYPE(body(body -> body.replaceFirst("\"actions\":\\[[^]]*]", "\"actions\":\"29\""))),
    DATA_CHANGES_TYPE(body(body -> "{\"data\":{\"0\":{}}}")),
    REPEATED_CURSOR((from, times, answer) -> leadingTo(from, answer)),
    NO_ROWS_AND_A_NEXT_PAGE((from, times, answer) -> leadingTo(from + "x" + times, FakeResponse.ok("{\"data\":[]}"))),
    TOO_MUCH_DATA(error(500, 1, null, "Please reduce the amount of data you're asking for")),
    THROTTLED(error(400, 17, 2446079, "User request limit reached")),
    TEMPORARY(error(400, 2, null, "(#2) Service temporarily unavailable")),
    CURSOR_REFUSED(error(400, 2642, null, "Invalid cursors values"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Object spoiling;

    Fault(Function<String, Reply> spoiling) {
        this.spoiling = spoiling;
    }

    Fault(Content spoiling) {
        this.spoiling = spoiling;
    }

    boolean onTheWire() {
        return spoiling instanceof Function;
    }

    /** The complete response, corrupted. */
    @SuppressWarnings("unchecked")
    Reply spoilt(String body) {
        return ((Function<String, Reply>) spoiling).apply(body);
    }

    /** The content of the response, corrupted for the n-th time. */
    FakeResponse spoilt(FakeGraph.Seen call, int times, FakeResponse answer) {
        String from = call.param("after") == null ? "0" : call.param("after").replaceFirst("x.*", "");
        return ((Content) spoiling).spoilt(from, times, answer);
    }

    private static Function<String, Reply> wire(Function<String, Reply> spoiling) {
        return spoiling;
    }

    private static Content body(UnaryOperator<String> spoiling) {
        return (from, times, answer) -> FakeResponse.ok(spoiling.apply(answer.body()));
    }

    private static Content error(int status, int code, Integer subcode, String message) {
        return (from, times, answer) -> FakeResponse.error(status, code, subcode, message);
    }

    private static FakeResponse leadingTo(String after, FakeResponse answer) {
        try {
            ObjectNode page = (ObjectNode) JSON.readTree(answer.body());
            page.putObject("paging").put("next", "https://graph.facebook.com/x").putObject("cursors").put("after", after);
            return FakeResponse.ok(JSON.writeValueAsString(page));
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private interface Content {

        FakeResponse spoilt(String from, int times, FakeResponse answer);
    }
}
