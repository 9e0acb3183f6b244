package dev.fbads.gateway.fetch.adsedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.fbads.contracts.accounts.Role;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.gateway.errors.GraphFailure;
import dev.fbads.gateway.fetch.DeliveredAds;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.fetch.InsightsFields;
import dev.fbads.gateway.graph.AccessToken;
import dev.fbads.gateway.graph.CallCounter;
import dev.fbads.gateway.graph.GraphSession;
import dev.fbads.gateway.quota.CallGate;
import dev.fbads.gateway.quota.CallOutcome;
import dev.fbads.gateway.quota.Caller;
import dev.fbads.gateway.testing.Bodies;
import dev.fbads.gateway.testing.FakeAccount;
import dev.fbads.gateway.testing.FakeGraph;
import dev.fbads.gateway.testing.Fetched;
import dev.fbads.gateway.testing.GraphBench;
import dev.fbads.gateway.testing.Reply;
import dev.fbads.gateway.testing.Requests;
import dev.fbads.gateway.testing.TestFetchConfig;
import dev.fbads.gateway.testing.Timeouts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;

/** Pages of the ads edge are requested one after another, and a consumer that cancels leaves no call behind. */
class AdsEdgePagesTest {

    private static final int DAYS = 30;
    private static final Duration TIMEOUT = Timeouts.LONG;

    private final GraphBench bench = new GraphBench();
    private final FakeGraph graph = bench.graph();
    private final CallsInFlight running = new CallsInFlight();
    private final GraphSession session = bench.client(Optional.empty(), running).session(new AccessToken(GraphBench.TOKEN),
            new Caller("u", Role.CLIENT, 1, "act_1", null, false), new CallCounter());
    private final AdsEdgeStrategy strategy = new AdsEdgeStrategy(new TestFetchConfig(), new InsightsFields(), bench.batch());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void pagesAreRequestedOneAfterAnother() {
        graph.respondsWith(new FakeAccount(400, DAYS));

        Fetched fetched = fetch();

        assertThat(fetched.failed()).isNull();
        assertThat(fetched.lines()).hasSize(400 * DAYS).doesNotHaveDuplicates();
        assertThat(session.counter().made()).isEqualTo(graph.seen().size()).isEqualTo(8);
        assertThat(graph.seen()).extracting(seen -> seen.param("after")).doesNotHaveDuplicates();
        assertThat(running.peak.get()).as("calls at the same time").isEqualTo(1);
        assertThat(running.calls.get()).as("calls that have not ended").isZero();
    }

    @Test
    void anAdListedOnTwoPagesIsDeliveredOnce() {
        List<String> ads = ads(0, 50);
        List<String> withOneRepeated = new ArrayList<>(ads(50, 99));
        withOneRepeated.addFirst(ads.getLast());
        graph.respondsWith(call -> Reply.ok(call.param("after") == null ? Bodies.adsPage(ads, "C2", 99)
                : Bodies.adsPage(withOneRepeated, null, 99)));

        assertThat(fetch().lines()).hasSize(99 * DAYS).doesNotHaveDuplicates();
    }

    @Test
    void aRepeatedCursorEndsTheFetchWithoutAnotherCall() {
        graph.respondsWith(call -> Reply.ok(Bodies.adsPage(call.param("after") == null ? ads(0, 50) : ads(50, 99), "C2", 99)));

        assertThat(fetch().failure()).isEqualTo(new GraphFailure.CursorLost(null));
        assertThat(graph.seen()).hasSize(2);
    }

    @Test
    void anAccountTooLargeForTheEdgeIsRecognisedByItsFirstPage() {
        graph.respondsWith(call -> Reply.ok(Bodies.adsPage(ads(0, 50), "C2", 1_000_000)));

        assertThat(fetch().failure()).isInstanceOf(GraphFailure.TooMuchData.class);
        assertThat(graph.seen()).hasSize(1);
    }

    @Test
    void aConsumerThatCancelsAbortsTheCallInFlight() {
        CountDownLatch never = new CountDownLatch(1);
        graph.respondsWith(call -> call.param("after") == null ? Reply.ok(Bodies.adsPage(ads(0, 50), "C2", 99))
                : request -> never.countDown());
        AssertSubscriber<FetchEvent> reader = strategy.rows(Requests.days(DAYS, BreakdownSet.NONE), session, new DeliveredAds())
                .subscribe().withSubscriber(AssertSubscriber.create(1));
        reader.awaitItems(1, TIMEOUT);
        await().atMost(TIMEOUT).until(() -> never.await(1, TimeUnit.MILLISECONDS));

        reader.cancel();

        await().atMost(TIMEOUT).until(() -> running.calls.get() == 0);
        assertThat(session.counter().made()).isEqualTo(2);
    }

    private static List<String> ads(int from, int to) {
        List<String> ads = new ArrayList<>();
        for (int ad = from; ad < to; ad++) {
            ads.add(Bodies.ad(String.valueOf(120210000000000000L + ad), Bodies.rows(1, DAYS), null));
        }
        return ads;
    }

    private Fetched fetch() {
        return Fetched.by((request, calls) -> strategy.rows(request, calls, new DeliveredAds()),
                Requests.days(DAYS, BreakdownSet.NONE), session);
    }

    /** Counts the calls that have begun and not ended. */
    private static final class CallsInFlight implements CallGate {

        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger peak = new AtomicInteger();

        @Override
        public <T> Uni<CallOutcome<T>> pass(Caller caller, Uni<CallOutcome<T>> call) {
            return Uni.createFrom().deferred(() -> {
                int now = calls.incrementAndGet();
                peak.accumulateAndGet(now, Math::max);
                return call.onTermination().invoke(() -> calls.decrementAndGet());
            });
        }
    }
}
