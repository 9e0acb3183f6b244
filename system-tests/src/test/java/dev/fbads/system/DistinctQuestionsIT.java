package dev.fbads.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.fbads.local.launcher.stack.ServiceProcess;
import dev.fbads.local.launcher.stack.Stack;

/**
 * Sends many requests of which no two are equal, so that no cache holds a response and each request adds an entry. The service
 * has a heap of 256 MB; it would end on its OutOfMemoryError ({@code -XX:+ExitOnOutOfMemoryError}) if a cache retained more
 * than it
 * counts. {@code -Dfbads.requests} says how many; equal {@code -Dfbads.seed}, equal requests.
 */
@ExtendWith(RunningSuite.class)
class DistinctQuestionsIT {

    private static final int REQUESTS = Integer.getInteger("fbads.requests", 20_000);
    private static final int SEED = Integer.getInteger("fbads.seed", 20260315);
    private static final int CLIENTS = 8;
    private static final int CHECKS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    /** The budget of the caches (56 MB by default), and 40 MB for the service itself, which retains half of that. */
    private static final long MOST_HEAP = 96L << 20;

    private static final int COMPTE = 7_311;
    private static final String USER = "distinct-questions";
    private static final List<String> ACCOUNTS = List.of("act_7311001", "act_7311002", "act_7311003", "act_7311004",
            "act_7311005");
    /** Of the 37 months that can be asked for. */
    private static final int HISTORY_DAYS = 1_110;
    private static final int YEARS_DAYS = 1_090;
    /** How many requests are about the same years, before their end is moved by a day. */
    private static final int SAME_YEARS = 5;
    private static final List<String> LEVELS = List.of("account", "campaigns", "adsets", "ads");
    private static final List<String> SORTS = List.of("-spend", "impressions", "name", "-ctr", "clicks", "-purchases",
            "-actions:link_click");
    private static final List<String> STATUSES = List.of("ACTIVE", "PAUSED", "ARCHIVED", "DELETED");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void theServiceLivesWithinItsHeap(Stack stack) throws Exception {
        ServiceProcess service = stack.process("query-service");
        String token = stack.backing().oidc().token(USER, "fbads", Map.of(), Duration.ofHours(2));
        store(stack);
        LocalDate last = lastDay(service, token);
        storeHistory(stack, last);
        long pid = service.pid();

        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        for (int check = 0; check < CHECKS; check++) {
            askAll(service, token, last, statuses, check * REQUESTS / CHECKS, (check + 1) * REQUESTS / CHECKS);

            assertThat(service.running()).as(service.lastLines()).isTrue();
            assertThat(service.pid()).isEqualTo(pid);
            assertThat(liveHeap(pid)).as("bytes of the heap in use after %d requests", (check + 1) * REQUESTS / CHECKS)
                    .isLessThan(MOST_HEAP);
        }
        assertThat(new TreeMap<>(statuses).toString()).as("statuses of valid requests").isEqualTo("{200=" + REQUESTS + "}");
    }

    private void askAll(ServiceProcess service, String token, LocalDate last, Map<Integer, AtomicInteger> statuses, int from,
            int to) throws InterruptedException {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = from; i < to; i++) {
                String path = path(i, last);
                clients.execute(() -> statuses.computeIfAbsent(status(service, token, path), status -> new AtomicInteger())
                        .incrementAndGet());
            }
            clients.shutdown();
            assertThat(clients.awaitTermination(PATIENCE.toMinutes(), TimeUnit.MINUTES)).as("all are answered").isTrue();
        }
    }

    /** 0 where there was no answer. */
    private int status(ServiceProcess service, String token, String path) {
        try {
            return get(service, token, path).statusCode();
        } catch (IOException ended) {
            return 0;
        }
    }

    private HttpResponse<String> get(ServiceProcess service, String token, String path) throws IOException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(service.url() + path))
                    .header("authorization", "Bearer " + token)
                    .build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The last day that is over, by the clock of the service. */
    private LocalDate lastDay(ServiceProcess service, String token) throws IOException {
        HttpResponse<String> answer = get(service, token, "/api/facebook/data/account?date_preset=yesterday&account_id="
                + ACCOUNTS.getFirst());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return LocalDate.parse(Client.JSON.readTree(answer.body()).path("until").asText());
    }

    private static String path(int i, LocalDate last) {
        Random random = new Random(SEED + 31L * i);
        return switch (i % 10) {
            case 0, 1, 2 -> years(i, random, last) + "&compare=previous_year&search=" + text(random, i);
            case 3, 4 -> data(random) + days(random, last, 31) + "&campaign_id=" + ids(random) + "&adset_id=" + ids(random);
            case 5 -> data(random) + days(random, last, 31) + "&compare=previous_period&search=" + text(random, i);
            case 6 -> objects(random) + days(random, last, 92) + "&status=" + STATUSES.get(random.nextInt(STATUSES.size()))
                    + "&limit=" + (1 + i % 1000);
            case 7 -> "/api/facebook/data/" + level(random) + "/series?account_id=" + accounts(random) + days(random, last, 92)
                    + "&granularity=" + List.of("day", "week", "month").get(random.nextInt(3)) + "&top=" + random.nextInt(6)
                    + "&campaign_id=" + ids(random, 2);
            case 8 -> objects(random) + days(random, last, 31) + "&breakdown_set=age_gender&campaign_id=" + ids(random, 2);
            default -> data(random) + days(random, last, 400) + "&sort=" + SORTS.get(random.nextInt(SORTS.size())) + "&limit="
                    + (1 + i % 1000);
        };
    }

    /** Three years of all accounts, that end a day earlier from time to time. */
    private static String years(int i, Random random, LocalDate last) {
        LocalDate until = last.minusDays(i / 10 / SAME_YEARS % (HISTORY_DAYS - YEARS_DAYS) + 1);
        LocalDate since = until.minusDays(YEARS_DAYS - random.nextInt(2) - i / 10 / SAME_YEARS / 20 % 300);
        return "/api/facebook/data/" + level(random) + "?account_id=" + String.join(",", ACCOUNTS) + "&since=" + since
                + "&until="
                + until;
    }

    private static String data(Random random) {
        return "/api/facebook/data/" + level(random) + "?account_id=" + accounts(random);
    }

    /** At a level below the account. */
    private static String objects(Random random) {
        return "/api/facebook/data/" + LEVELS.get(1 + random.nextInt(LEVELS.size() - 1)) + "?account_id=" + accounts(random);
    }

    private static String level(Random random) {
        return LEVELS.get(random.nextInt(LEVELS.size()));
    }

    private static String accounts(Random random) {
        return random.ints(2, 0, ACCOUNTS.size()).sorted().distinct().mapToObj(ACCOUNTS::get).collect(Collectors.joining(","));
    }

    private static String days(Random random, LocalDate last, int most) {
        LocalDate until = last.minusDays(random.nextInt(600));
        return "&since=" + until.minusDays(random.nextInt(most)) + "&until=" + until;
    }

    private static String text(Random random, int i) {
        return URLEncoder.encode("nothing is called " + i + " " + Long.toString(random.nextLong(), Character.MAX_RADIX), UTF_8);
    }

    private static String ids(Random random) {
        return ids(random, 200);
    }

    private static String ids(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Long.toString(23_850_000_000_000L + random.nextInt(Integer.MAX_VALUE)))
                .collect(Collectors.joining(","));
    }

    /** Bytes of all reachable objects of a JVM. */
    private static long liveHeap(long pid) throws IOException, InterruptedException {
        Process histogram = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), "GC.class_histogram").redirectErrorStream(true).start();
        String output = new String(histogram.getInputStream().readAllBytes(), UTF_8);
        assertThat(histogram.waitFor()).as(output).isZero();
        String total = output.strip().lines().reduce((one, next) -> next).orElseThrow();
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    private static void store(Stack stack) throws SQLException {
        try (Connection owner = owner(stack)) {
            execute(owner, "DELETE FROM public.comptes WHERE id = ?", COMPTE);
            execute(owner, "INSERT INTO public.comptes (id, nom) VALUES (?, 'distinct questions')", COMPTE);
            execute(owner, "INSERT INTO public.compte_users_clients (compte_id, user_id) VALUES (?, ?)", COMPTE, USER);
            for (String account : ACCOUNTS) {
                execute(owner, """
                        INSERT INTO public.facebook_ad_accounts (compte_id, account_id, name, currency, timezone_name)
                        VALUES (?, ?, 'Account ' || ?, 'CAD', 'America/Toronto')
                        """, COMPTE, account, account);
            }
        }
    }

    /** Every day of each account, and some ads with deliveries and action types. */
    private static void storeHistory(Stack stack, LocalDate last) throws SQLException {
        try (Connection owner = owner(stack)) {
            execute(owner,
                    """
                            INSERT INTO public.facebook_day_ledger (compte_id, account_id, breakdown_set, granularity, date_start, date_stop,
                                state, fetched_at, rows, spend, impressions, job_id)
                            SELECT compte_id, account_id, 'none', 'day', day::date, day::date, 'final', day + INTERVAL '1 day', 0, 0, 0,
                                   gen_random_uuid()
                            FROM public.facebook_ad_accounts
                            CROSS JOIN generate_series(?::date, ?::date, '1 day') AS day
                            WHERE compte_id = ?
                            """,
                    last.minusDays(HISTORY_DAYS), last, COMPTE);
            execute(owner, """
                    INSERT INTO public.facebook_action_types (compte_id, account_id, position, list, action_type)
                    SELECT compte_id, account_id, number, 'actions', 'offsite_conversion.custom.' || number
                    FROM public.facebook_ad_accounts CROSS JOIN generate_series(1, 40) AS number
                    WHERE compte_id = ?
                    """, COMPTE);
            execute(owner,
                    """
                            INSERT INTO public.facebook_ad_objects (compte_id, account_id, level, object_id, name, campaign_id, adset_id,
                                status, named_on)
                            SELECT compte_id, account_id, 'ad', 30000 + number, 'Ad ' || number, 100 + number / 10, 2000 + number / 3,
                                   CASE WHEN number % 2 = 0 THEN 'ACTIVE' ELSE 'PAUSED' END, ?
                            FROM public.facebook_ad_accounts CROSS JOIN generate_series(1, 60) AS number
                            WHERE compte_id = ?
                            """,
                    last, COMPTE);
            execute(owner,
                    """
                            INSERT INTO public.facebook_rollups (compte_id, account_id, level, grain, date_start, object_id, stored_rows,
                                impressions, clicks, spend_micros, reach, unique_clicks, inline_link_clicks, inline_post_engagement, actions)
                            SELECT compte_id, account_id, 'ad', 'day', day::date, object_id, 1, 1000, 10, 5000000, 900, 9, 5, 12,
                                   (SELECT string_agg(int2send(number::smallint) || int8send(3000000), ''::bytea)
                                    FROM generate_series(1, 20) AS number)
                            FROM public.facebook_ad_objects CROSS JOIN generate_series(?::date, ?::date, '1 day') AS day
                            WHERE compte_id = ? AND level = 'ad'
                            """,
                    last.minusDays(60), last, COMPTE);
        }
    }

    private static Connection owner(Stack stack) throws SQLException {
        return stack.backing().postgres().connect("fbads_owner");
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
