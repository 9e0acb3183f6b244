package dev.fbads.query.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.QuickApi;
import dev.fbads.query.testing.RandomData;
import dev.fbads.query.testing.Store;

/**
 * Random queries on random data, compared with sums of the raw rows, some of them also with sums by plain SQL, which checks
 * the sums of the test as well. Equal {@code -Dfbads.seed}, equal cases.
 */
final class RandomCases {

    private static final int CASES_PER_DATA = 2_000;
    private static final int CASES_PER_SQL = 50;
    private static final int SEED = Integer.getInteger("fbads.seed", 20260315);
    /** Concurrent queries. */
    private static final int CLIENTS = 4;

    private RandomCases() {
    }

    /** Checks a number of queries. */
    static void check(int count) throws Exception {
        QuickApi api = QuickApi.with(Api.token("client", "fbads", Duration.ofHours(2)));
        try (Store store = Store.open(); ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int first = 0; first < count; first += CASES_PER_DATA) {
                RandomData.store(store, SEED + first / CASES_PER_DATA);
                RawRows raw = RawRows.read(store);
                List<Future<?>> cases = new ArrayList<>();
                for (int i = first; i < Math.min(count, first + CASES_PER_DATA); i++) {
                    RandomQuery query = RandomQuery.of(new Random(SEED + 31L * i));
                    boolean sql = i % CASES_PER_SQL == 0;
                    String name = "case " + i + ": " + query;
                    cases.add(clients.submit(() -> check(api, raw, query, sql ? store : null, name)));
                }
                for (Future<?> done : cases) {
                    done.get();
                }
            }
        }
    }

    private static @Nullable Void check(QuickApi api, RawRows raw, RandomQuery query, @Nullable Store store, String name)
            throws SQLException {
        try {
            ResponseCheck check = new ResponseCheck(query, pages(api, query));
            Period compared = query.compared();
            check.against(raw.figures(query, query.since(), query.until()),
                    compared == null ? Map.of() : raw.figures(query, compared.since(), compared.until()));
            if (store != null) {
                check.against(Expected.figures(store, query, query.since(), query.until()),
                        compared == null ? Map.of() : Expected.figures(store, query, compared.since(), compared.until()));
            }
            return null;
        } catch (AssertionError wrong) {
            throw new AssertionError(name, wrong);
        }
    }

    private static List<JsonNode> pages(QuickApi api, RandomQuery query) {
        List<JsonNode> pages = new ArrayList<>();
        Map<String, Object> parameters = query.parameters();
        JsonNode page = api.data(query.level().wire(), parameters);
        pages.add(page);
        while (!page.at("/page/after").isNull()) {
            assertThat(page.get("rows")).hasSize(query.limit());
            parameters.put("after", page.at("/page/after").textValue());
            page = api.data(query.level().wire(), parameters);
            pages.add(page);
        }
        return pages;
    }
}
