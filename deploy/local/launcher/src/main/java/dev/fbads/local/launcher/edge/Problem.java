package dev.fbads.local.launcher.edge;

import io.vertx.core.json.JsonObject;

/** What the edge itself has to say, in the envelope of the services. */
enum Problem {
    NO_ROUTE(404, "Not Found", "not_found", "There is no such path."),
    UPSTREAM_UNAVAILABLE(502, "Bad Gateway", "upstream_unavailable", "The service behind this path does not answer.");

    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String title;
    private final String code;
    private final String detail;

    Problem(int status, String title, String code, String detail) {
        this.status = status;
        this.title = title;
        this.code = code;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    String json(String path) {
        return new JsonObject().put("type", "about:blank").put("title", title).put("status", status).put("code", code)
                .put("detail", detail).put("instance", path).encode();
    }
}
