package dev.fbads.simulator.faults;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.fbads.simulator.control.ControlBody;
import dev.fbads.simulator.graph.GraphError;
import io.vertx.core.Promise;

/** Reads a fault from a control call. */
final class FaultReader {

    private static final int FOREVER = Integer.MAX_VALUE;
    private static final Duration LONG = Duration.ofMinutes(2);

    private FaultReader() {
    }

    static FaultRule read(ControlBody body) {
        body.only("kind", "method", "account", "path", "skip", "times", "probability", "seed", "status", "code", "subcode",
                "message", "type", "transient", "title", "user_message", "field", "delay", "after_bytes");
        FaultKind kind = body.choice("kind", FaultKind.class).orElse(FaultKind.ERROR);
        return new FaultRule(kind.name().toLowerCase(Locale.ROOT), effect(kind, body), body.text("method"),
                body.text("account").map(account -> account.replace("act_", "")), body.text("path").map(Pattern::compile),
                kind == FaultKind.REPEATED_CURSOR, kind == FaultKind.NULL_ITEM, body.integer("skip").orElse(0),
                body.integer("times").orElse(body.has("probability") ? FOREVER : 1), body.decimal("probability").orElse(1.0),
                body.number("seed").orElse(1L));
    }

    private static Effect effect(FaultKind kind, ControlBody body) {
        return switch (kind) {
            case ERROR -> new Effect.Refuse(error(body));
            case TRUNCATED -> new Effect.Change(new BodyChange.Truncate());
            case HTML -> new Effect.Html(body.integer("status").orElse(502));
            case STALL -> new Effect.Stall(body.duration("delay").orElse(LONG));
            case HOLD -> new Effect.Hold(Promise.promise());
            case RESET -> new Effect.Reset(body.integer("after_bytes").orElse(0));
            case TYPE_CHANGE -> new Effect.Change(new BodyChange.ChangeType(body.text("field").orElse("data")));
            case REPEATED_CURSOR -> new Effect.Change(new BodyChange.RepeatCursor());
            case EMPTY_PAGE -> new Effect.Change(new BodyChange.EmptyPage());
            case NULL_ITEM -> new Effect.NullItem();
        };
    }

    private static GraphError error(ControlBody body) {
        int code = body.integer("code").orElse(1);
        GraphError error = GraphError.of(body.integer("status").orElse(code == 1 ? 500 : 400), code,
                body.text("message").orElse("(#" + code + ") scripted"))
                .withType(body.text("type").orElse("OAuthException"));
        Optional<Integer> subcode = body.integer("subcode");
        if (subcode.isPresent()) {
            error = error.withSubcode(subcode.get());
        }
        if (body.has("title") || body.has("user_message")) {
            error = error.withUserMessage(body.text("title").orElse(""), body.text("user_message").orElse(""));
        }
        return body.flag("transient").map(error::withTransient).orElse(error);
    }
}
