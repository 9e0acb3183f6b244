package dev.fbads.local.launcher.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A question to the query service that can be asked again and again without ever being the same: requests differ in the order
 * of their rows and in blanks that mean nothing, so that none is answered from what was kept of another.
 *
 * @param target path and parameters, without account, sort and search
 * @param mostMillis what 95 of 100 answers may take; 0 where nothing was promised
 * @param warmUp how many answers make the compiler know the way
 * @param samples how many answers a round measures
 * @param asked how many were asked
 */
record QueryQuestion(String name, String target, int mostMillis, int warmUp, int samples, AtomicInteger asked) {

    static final String CAMPAIGNS = "campaigns";
    static final String ADS = "ads, 500 shown";

    private static final List<String> ACCOUNTS = List.of(QueryAccount.ID, QueryAccount.ID.substring("act_".length()));
    private static final List<String> SORTS = List.of("spend", "impressions", "clicks", "reach", "ctr", "cpc", "cpm", "leads",
            "purchases", "purchase_value", "roas", "frequency", "unique_clicks", "website_ctr", "searches", "contacts",
            "app_installs", "adds_to_cart", "cost_per_lead", "subscriptions", "checkouts_initiated", "inline_link_clicks",
            "cost_per_purchase", "cost_per_unique_click");
    private static final int SAMPLES = 100;
    /** Where one takes about a second. */
    private static final int SAMPLES_OF_SECONDS = 5;
    private static final int MOST_BLANKS = 200;
    /** The period that stored blocks of days cover worst: 22 of them. */
    private static final String DAYS_90 = period(QueryAccount.NEWEST.minusDays(89));
    private static final String MONTHS_37 = period(QueryAccount.OLDEST);
    private static final String DAYS_30 = period(QueryAccount.NEWEST.minusDays(29));
    private static final String COMPARED = "&compare=previous_period";

    private QueryQuestion(String name, String target, int mostMillis, int warmUp) {
        this(name, target, mostMillis, warmUp, SAMPLES, new AtomicInteger());
    }

    /** All, in the order in which they are shown. */
    static List<QueryQuestion> all() {
        List<QueryQuestion> all = new ArrayList<>();
        level(all, "account", "account", 100, 10_000);
        level(all, CAMPAIGNS, "campaigns", 100, 12_000);
        level(all, "ad sets", "adsets", 100, 1000);
        level(all, ADS, "ads", 500, 300);
        level(all, "ads, 50 shown", "ads", 50, 200);
        all.add(new QueryQuestion("37 months by month", "account/series" + MONTHS_37 + "&granularity=month", 30, 1000));
        all.add(new QueryQuestion("37 months by day", "account/series" + MONTHS_37 + "&granularity=day", 30, 400));
        all.add(new QueryQuestion("37 months, 5 campaigns", "campaigns/series" + MONTHS_37 + "&granularity=month&top=5", 30,
                400));
        all.add(new QueryQuestion("30 days by country", "campaigns/breakdown" + DAYS_30 + "&breakdown_set=country&limit=200",
                0, 5, SAMPLES_OF_SECONDS, new AtomicInteger()));
        return List.copyOf(all);
    }

    /** A request that was not made before. */
    byte[] next(String token) {
        return request(asked.getAndIncrement(), token);
    }

    /** One and the same request. */
    byte[] same(String token) {
        return request(0, token);
    }

    private static void level(List<QueryQuestion> all, String name, String level, int limit, int warmUp) {
        String target = level + DAYS_90 + "&limit=" + limit;
        all.add(new QueryQuestion(name, target, 30, warmUp));
        all.add(new QueryQuestion(name + ", compared", target + COMPARED, 50, warmUp / 2));
    }

    private static String period(LocalDate since) {
        return "?since=" + since + "&until=" + QueryAccount.NEWEST;
    }

    private byte[] request(int number, String token) {
        int rest = number / MOST_BLANKS;
        String account = ACCOUNTS.get(rest % ACCOUNTS.size());
        int sort = rest / ACCOUNTS.size() % (2 * SORTS.size());
        return PlainHttp.request("/api/facebook/data/%s&account_id=%s&sort=%s%s&search=%s".formatted(target, account,
                sort % 2 == 0 ? "-" : "", SORTS.get(sort / 2), "+".repeat(number % MOST_BLANKS)), token);
    }
}
