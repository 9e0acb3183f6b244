package dev.fbads.gateway.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An account on all edges of Graph: live ads on the ads edge, deleted ones only in insights, totals of both,
 * reports and batches. Every ad has a row for every day.
 */
public final class FakeWorld implements Function<FakeGraph.Seen, Reply> {

    private final int days;
    private final int rowsPerNestedPage;
    private final List<String> live;
    private final List<String> deleted;
    private final FakeReports reports = new FakeReports();
    private int hiddenImpressions;
    private boolean filterWorks = true;

    /** @param rowsPerNestedPage rows of one page of one ad at most, whatever is requested */
    public FakeWorld(int ads, int deletedAds, int days, int rowsPerNestedPage) {
        this.days = days;
        this.rowsPerNestedPage = rowsPerNestedPage;
        this.live = IntStream.range(0, ads).mapToObj(ad -> String.valueOf(120210000000000000L + ad)).toList();
        this.deleted = IntStream.range(0, deletedAds).mapToObj(ad -> String.valueOf(990210000000000000L + ad)).toList();
    }

    /** Impressions of the last day that belong to no listed ad. */
    public FakeWorld hiding(int impressions) {
        hiddenImpressions = impressions;
        return this;
    }

    /** Deleted ads cannot be filtered for. */
    public FakeWorld withoutStatusFilter() {
        filterWorks = false;
        return this;
    }

    public FakeReports reports() {
        return reports;
    }

    /** {@code ad date} of every row that there is, sorted. */
    public List<String> truth() {
        return Stream.concat(live.stream(), deleted.stream())
                .flatMap(ad -> IntStream.rangeClosed(1, days).mapToObj(day -> ad + " " + Bodies.date(day)))
                .sorted()
                .toList();
    }

    @Override
    public Reply apply(FakeGraph.Seen call) {
        if (call.param("batch") != null) {
            return Reply.ok(FakeBatch.answer(call, this::answer));
        }
        FakeResponse answer = answer(call);
        return Reply.json(answer.status(), answer.body());
    }

    /** One response, of a call or of an item. */
    public FakeResponse answer(FakeGraph.Seen call) {
        String path = call.path().replaceFirst("^/v26.0/", "");
        if (path.endsWith("/ads")) {
            return FakeResponse.ok(adsPage(call));
        }
        if (path.startsWith("act_") && call.method().equals("POST")) {
            return FakeResponse.ok(reports.submit(call));
        }
        if (path.startsWith("act_")) {
            return "account".equals(call.param("level")) ? FakeResponse.ok(totals())
                    : ofAccount(call);
        }
        String id = path.replace("/insights", "");
        if (FakeReports.isReport(id)) {
            return path.endsWith("/insights") ? reports.rows().orElseGet(() -> flat(call, reports.range(id), false))
                    : reports.status();
        }
        return FakeResponse.ok(adRows(Integer.parseInt(from(call)), call.intParam("limit")));
    }

    private FakeResponse ofAccount(FakeGraph.Seen call) {
        String filtering = call.param("filtering");
        if (filtering != null && filtering.contains("\"ad.id\"")) {
            return rowsOf(Stream.concat(live.stream(), deleted.stream()).filter(filtering::contains), call,
                    call.param("time_range"));
        }
        if (call.param("time_increment") == null) {
            List<String> ads = Stream.concat(live.stream(), deleted.stream())
                    .map("{\"ad_id\":\"%s\",\"impressions\":\"1\"}"::formatted)
                    .toList();
            return FakeResponse.ok(Bodies.rowsPage(ads, null));
        }
        return flat(call, call.param("time_range"), filtering != null);
    }

    private String adsPage(FakeGraph.Seen call) {
        int from = Integer.parseInt(from(call));
        int to = Math.min(live.size(), from + call.intParam("limit"));
        List<String> ads = live.subList(from, to).stream()
                .map(ad -> "{%s,\"insights\":%s}".formatted(Bodies.adMembers(ad), adRows(0, 1000)))
                .toList();
        return Bodies.adsPage(ads, to < live.size() ? String.valueOf(to) : null, live.size());
    }

    private String adRows(int from, int limit) {
        int to = Math.min(days, from + Math.min(limit, rowsPerNestedPage));
        return Bodies.rowsPage(Bodies.rows(from + 1, to), to < days ? String.valueOf(to) : null);
    }

    private FakeResponse flat(FakeGraph.Seen call, String range, boolean filtered) {
        if (filtered && !filterWorks) {
            return FakeResponse.error(400, 100, null, "(#100) filtering field is invalid");
        }
        return rowsOf(Stream.concat(filtered ? Stream.empty() : live.stream(), deleted.stream()), call, range);
    }

    private FakeResponse rowsOf(Stream<String> ads, FakeGraph.Seen call, String range) {
        List<String> rows = new ArrayList<>();
        ads.forEach(ad -> Bodies.rows(1, days).stream()
                .filter(row -> isIn(range, row.substring(15, 25)))
                .forEach(row -> rows.add(Bodies.flat(ad, row))));
        int from = Integer.parseInt(from(call));
        int to = Math.min(rows.size(), from + call.intParam("limit"));
        return FakeResponse.ok(Bodies.rowsPage(rows.subList(from, to), to < rows.size() ? String.valueOf(to) : null));
    }

    private static boolean isIn(String range, String date) {
        return range.substring(10, 20).compareTo(date) <= 0 && range.substring(31, 41).compareTo(date) >= 0;
    }

    private String totals() {
        Map<Integer, String> rows = new TreeMap<>();
        int ads = live.size() + deleted.size();
        for (int day = 1; day <= days; day++) {
            long impressions = (1000L + day) * ads + (day == days ? hiddenImpressions : 0);
            rows.put(day, "{\"date_start\":\"%s\",\"date_stop\":\"%s\",\"impressions\":\"%d\",\"spend\":\"%s\"}".formatted(
                    Bodies.date(day), Bodies.date(day), impressions,
                    new BigDecimal("21.64").multiply(BigDecimal.valueOf(ads))));
        }
        return Bodies.rowsPage(List.copyOf(rows.values()), null);
    }

    /** A cursor is an offset; a suffix after x only makes it distinct. */
    private static String from(FakeGraph.Seen call) {
        String after = call.param("after");
        return after == null ? "0" : after.replaceFirst("x.*", "");
    }
}
