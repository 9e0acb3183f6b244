package dev.fbads.simulator.graph;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.fbads.simulator.faults.BodyChange;
import dev.fbads.simulator.faults.Effect;

/** Lets a fault have its way with an answer that was good. */
final class FaultyAnswer {

    private static final byte[] HTML = "<!DOCTYPE html><html><head><title>Error</title></head><body>Sorry, something went wrong."
            .concat("</body></html>").getBytes(StandardCharsets.UTF_8);

    private FaultyAnswer() {
    }

    static GraphAnswer of(GraphAnswer good, Optional<Effect> fault, IncomingCall call) {
        return fault.map(effect -> switch (effect) {
            case Effect.Refuse scripted -> good;
            case Effect.Change(BodyChange change) -> with(good, good.status(), change.apply(good.body().bytes(),
                    new BodyChange.AskedPage(call.parameter("after"), call::linkAfter)));
            case Effect.Html(int status) -> html(with(good, status, HTML));
            case Effect.Stall stall -> sent(good, new GraphAnswer.Late(stall.time()));
            case Effect.Hold hold -> sent(good, new GraphAnswer.Held(hold.released().future()));
            case Effect.Reset reset -> sent(good, new GraphAnswer.CutOff(reset.afterBytes()));
            case Effect.NullItem nothing -> sent(good, new GraphAnswer.Unfinished());
        }).orElse(good);
    }

    private static GraphAnswer sent(GraphAnswer good, GraphAnswer.Way way) {
        return new GraphAnswer(good.status(), good.headers(), good.body(), way);
    }

    private static GraphAnswer html(GraphAnswer answer) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put(GraphServer.CONTENT_TYPE, "text/html; charset=\"utf-8\"");
        return new GraphAnswer(answer.status(), headers, answer.body(), answer.way());
    }

    private static GraphAnswer with(GraphAnswer good, int status, byte[] bytes) {
        AnswerBody body = new AnswerBody(Long.MAX_VALUE);
        body.write(bytes, 0, bytes.length);
        return new GraphAnswer(status, good.headers(), body, good.way());
    }
}
