package dev.fbads.gateway.errors;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.fbads.gateway.testing.Reply;

/**
 * A recorded response in the format {@code HTTP <status>}, headers, an empty line, a body and {@code => <decision>}.
 *
 * @param name a description
 */
record MetaResponse(String name, int status, Map<String, String> headers, String body, String decision) {

    private static final String STATUS = "HTTP ";
    private static final String DECISION = "=> ";

    static MetaResponse of(String text) {
        List<String> lines = text.strip().lines().toList();
        int empty = lines.indexOf("");
        String status = lines.get(1);
        String decision = lines.getLast();
        if (!status.startsWith(STATUS) || empty < 0 || !decision.startsWith(DECISION)) {
            throw new IllegalArgumentException("not an answer: " + text);
        }
        Map<String, String> headers = new HashMap<>();
        lines.subList(2, empty).forEach(line -> headers.put(line.replaceFirst(":.*", ""), line.replaceFirst("[^:]*: *", "")));
        return new MetaResponse(lines.getFirst(), Integer.parseInt(status.substring(STATUS.length())), headers,
                String.join("\n", lines.subList(empty + 1, lines.size() - 1)), decision.substring(DECISION.length()));
    }

    Reply reply() {
        return request -> {
            headers.forEach(request.response()::putHeader);
            request.response().setStatusCode(status).end(body);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
