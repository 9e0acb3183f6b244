package dev.fbads.gateway.testing;

/** Status and body, of a call or of an item of a batch. */
public record FakeResponse(int status, String body) {

    public static FakeResponse ok(String body) {
        return new FakeResponse(200, body);
    }

    public static FakeResponse error(int status, int code, Integer subcode, String message) {
        String sub = subcode == null ? "" : ",\"error_subcode\":" + subcode;
        return new FakeResponse(status, "{\"error\":{\"message\":\"%s\",\"code\":%d%s}}".formatted(message, code, sub));
    }
}
