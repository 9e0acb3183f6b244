package dev.fbads.gateway.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies as Graph sends them; invented figures. */
public final class Bodies {

    private Bodies() {
    }

    /** A page of ads; {@code after} null makes it the last one. */
    public static String adsPage(List<String> ads, String after, long total) {
        return "{\"data\":[%s],%s,\"summary\":{\"total_count\":%d}}".formatted(String.join(",", ads), paging(after), total);
    }

    public static String adsPage(List<String> ads, String after) {
        return adsPage(ads, after, ads.size());
    }

    /** A page of an insights edge. */
    public static String rowsPage(List<String> rows, String after) {
        return "{\"data\":[%s],%s}".formatted(String.join(",", rows), paging(after));
    }

    public static String ad(String id, List<String> rows, String after) {
        return "{%s,\"insights\":%s}".formatted(adMembers(id), rowsPage(rows, after));
    }

    static String adMembers(String id) {
        return ("\"id\":\"%s\",\"name\":\"Ad %s\",\"effective_status\":\"ACTIVE\",\"adset\":{\"id\":\"2%s\",\"name\":\"Set\"},"
                + "\"campaign\":{\"id\":\"3%s\",\"name\":\"Campaign\"}").formatted(id, id, id, id);
    }

    /** The row as in an insights edge of the account. */
    static String flat(String ad, String row) {
        return ("{\"account_id\":\"900100200\",\"ad_id\":\"%s\",\"ad_name\":\"Ad %s\",\"adset_id\":\"2%s\",\"adset_name\":\"Set\","
                + "\"campaign_id\":\"3%s\",\"campaign_name\":\"Campaign\",").formatted(ad, ad, ad, ad) + row.substring(1);
    }

    public static String adWithoutDelivery(String id) {
        return "{\"id\":\"%s\",\"name\":\"Ad %s\",\"effective_status\":\"PAUSED\"}".formatted(id, id);
    }

    /** The row of the n-th day of 2026. */
    public static String row(int day) {
        String date = date(day);
        return ("{\"date_start\":\"%s\",\"date_stop\":\"%s\",\"impressions\":\"%d\",\"spend\":\"21.640000\",\"ctr\":\"2.195122\","
                + "\"actions\":[{\"action_type\":\"link_click\",\"value\":\"29\"},{\"action_type\":\"post_engagement\","
                + "\"value\":\"44\"}]}").formatted(date, date, 1000 + day);
    }

    static String date(int day) {
        return LocalDate.ofYearDay(2026, day).toString();
    }

    public static List<String> rows(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Bodies::row).collect(Collectors.toList());
    }

    private static String paging(String after) {
        String cursors = "\"cursors\":{\"before\":\"MAZDZD\",\"after\":\"%s\"}".formatted(after == null ? "LAST" : after);
        return after == null ? "\"paging\":{%s}".formatted(cursors)
                : "\"paging\":{%s,\"next\":\"https://graph.facebook.com/x?access_token=REDACTED&after=%s\"}".formatted(cursors,
                        after);
    }
}
