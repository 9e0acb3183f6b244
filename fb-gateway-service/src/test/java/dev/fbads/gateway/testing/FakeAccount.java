package dev.fbads.gateway.testing;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** An account in which every ad has a row for every day; pages as requested. */
public record FakeAccount(int ads, int days) implements Function<FakeGraph.Seen, Reply> {

    @Override
    public Reply apply(FakeGraph.Seen call) {
        int from = call.param("after") == null ? 0 : Integer.parseInt(call.param("after"));
        int to = Math.min(ads, from + call.intParam("limit"));
        List<String> rows = Bodies.rows(1, days);
        List<String> page = IntStream.range(from, to)
                .mapToObj(ad -> Bodies.ad(String.valueOf(120210000000000000L + ad), rows, null))
                .toList();
        return Reply.ok(Bodies.adsPage(page, to < ads ? String.valueOf(to) : null, ads));
    }
}
