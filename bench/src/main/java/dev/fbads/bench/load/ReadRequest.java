package dev.fbads.bench.load;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A read that can be sent many times without being found in a response cache: requests differ in the notation of the account,
 * the order of the rows, and blanks that the service ignores.
 *
 * @param name in the report
 * @param target path and parameters, without account, sort and search
 * @param goalMillis upper bound of the 95th percentile
 */
record ReadRequest(String name, String target, int goalMillis) {

    private static final List<String> ACCOUNTS = List.of(LoadAccount.ID, LoadAccount.ID.substring("act_".length()));
    private static final List<String> SORTS = List.of("spend", "impressions", "clicks", "reach", "ctr", "cpc", "cpm", "leads",
            "purchases", "purchase_value", "roas", "frequency", "unique_clicks", "website_ctr", "searches", "contacts",
            "app_installs", "adds_to_cart", "cost_per_lead", "subscriptions", "checkouts_initiated", "inline_link_clicks",
            "cost_per_purchase", "cost_per_unique_click");
    private static final int MOST_BLANKS = 200;
    private static final int GOAL = 30;
    private static final int GOAL_COMPARED = 50;
    private static final String COMPARED = "&compare=previous_period";
    /** The least favourable period: 22 stored blocks of days. */
    private static final String DAYS_90 = period(LoadAccount.NEWEST.minusDays(89));
    private static final String MONTHS_37 = period(LoadAccount.OLDEST);

    /** The number of requests after which they repeat. */
    static final int DISTINCT = MOST_BLANKS * ACCOUNTS.size() * 2 * SORTS.size();

    /** Every level, alone and compared, and the series; in the order of the report. */
    static List<ReadRequest> all() {
        List<ReadRequest> all = new ArrayList<>();
        addLevel(all, "account", "account", 100);
        addLevel(all, "campaigns", "campaigns", 100);
        addLevel(all, "ad sets", "adsets", 100);
        addLevel(all, "ads, 500 shown", "ads", 500);
        addLevel(all, "ads, 50 shown", "ads", 50);
        all.add(new ReadRequest("37 months by month", "account/series" + MONTHS_37 + "&granularity=month", GOAL));
        all.add(new ReadRequest("37 months by day", "account/series" + MONTHS_37 + "&granularity=day", GOAL));
        all.add(new ReadRequest("37 months, 5 campaigns", "campaigns/series" + MONTHS_37 + "&granularity=month&top=5", GOAL));
        return List.copyOf(all);
    }

    /**
     * The campaigns of 90 days with a limit that changes nothing, so that many more requests are distinct.
     *
     * @param limit at least the number of campaigns
     */
    static ReadRequest campaigns(int limit) {
        return new ReadRequest("campaigns", "campaigns" + DAYS_90 + "&limit=" + limit, GOAL);
    }

    /** Path and query of the request with this number; the first {@link #DISTINCT} differ. */
    String path(int number) {
        int rest = number / MOST_BLANKS;
        String account = ACCOUNTS.get(rest % ACCOUNTS.size());
        int sort = rest / ACCOUNTS.size() % (2 * SORTS.size());
        return "/api/facebook/data/%s&account_id=%s&sort=%s%s&search=%s".formatted(target, account, sort % 2 == 0 ? "-" : "",
                SORTS.get(sort / 2), "+".repeat(number % MOST_BLANKS));
    }

    private static void addLevel(List<ReadRequest> all, String name, String level, int limit) {
        String target = level + DAYS_90 + "&limit=" + limit;
        all.add(new ReadRequest(name, target, GOAL));
        all.add(new ReadRequest(name + ", compared", target + COMPARED, GOAL_COMPARED));
    }

    private static String period(LocalDate since) {
        return "?since=" + since + "&until=" + LoadAccount.NEWEST;
    }
}
