package dev.fbads.gateway.testing;

/** Status and body, of a call or of an item of a batch. */
public record FakeAnswer(int status, String body) {

    public static FakeAnswer ok(String body) {
        return new FakeAnswer(200, body);
    }

    public static FakeAnswer error(int status, int code, Integer subcode, String message) {
        String sub = subcode == null ? "" : ",\"error_subcode\":" + subcode;
        return new FakeAnswer(status, "{\"error\":{\"message\":\"%s\",\"code\":%d%s}}".formatted(message, code, sub));
    }
}
