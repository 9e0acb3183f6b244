package dev.fbads.sync.grouping;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Does for several at once what each of them asks for alone, as a database commits several transactions with one write.
 *
 * <ol>
 * <li>One call is under way at a time; whatever comes meanwhile shares the next one. So nobody waits for company while there is
 * nothing to do, and the busier it is, the more share a call. Where enough wait for a call of their own, it is made beside
 * those under way, up to so many.</li>
 * <li>A call has at most so many items, in the order in which they came, and answers them in that order.</li>
 * <li>A call that fails, fails for each of its items, and for no other.</li>
 * </ol>
 */
public final class Together<T, R> {

    private final int most;
    private final Uni<Void> linger;
    private final Beside beside;
    private final Function<List<T>, Uni<List<R>>> call;
    private final Deque<Waiting<T, R>> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * @param most items of a call
     * @param linger how long an item that finds no call under way waits for company; zero for not at all
     * @param beside when calls are made beside one another; they may end in any order
     * @param call one answer for each item
     */
    public Together(int most, Duration linger, Beside beside, Function<List<T>, Uni<List<R>>> call) {
        this(most, linger.isZero() ? Uni.createFrom().voidItem() : Uni.createFrom().voidItem().onItem().delayIt().by(linger),
                beside, call);
    }

    /**
     * The same where a caller decides when the linger of a call is over.
     *
     * @param linger is subscribed to for each call, and completes when the call is to be made
     */
    Together(int most, Uni<Void> linger, Beside beside, Function<List<T>, Uni<List<R>>> call) {
        if (most < 1) {
            throw new IllegalArgumentException("a call without items");
        }
        this.most = most;
        this.linger = linger;
        this.beside = beside;
        this.call = call;
    }

    /**
     * @param calls that are under way at the most
     * @param worth items that wait before a call is made beside another one
     */
    public record Beside(int calls, int worth) {

        /** One call after the other. */
        public static final Beside NONE = new Beside(1, 1);

        public Beside {
            if (calls < 1 || worth < 1) {
                throw new IllegalArgumentException("%d calls for %d items".formatted(calls, worth));
            }
        }
    }

    private record Waiting<T, R>(T item, UniEmitter<? super R> emitter) {
    }

    /** The answer for the item, from whichever call takes it. */
    public Uni<R> ask(T item) {
        return Uni.createFrom().emitter(emitter -> {
            if (enqueue(new Waiting<>(item, emitter))) {
                begin();
            }
        });
    }

    private synchronized boolean enqueue(Waiting<T, R> asked) {
        waiting.add(asked);
        boolean begins = underWay == 0 || underWay < beside.calls() && waiting.size() >= beside.worth();
        underWay += begins ? 1 : 0;
        return begins;
    }

    private synchronized List<Waiting<T, R>> take() {
        List<Waiting<T, R>> taken = new ArrayList<>();
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        underWay -= taken.isEmpty() ? 1 : 0;
        return taken;
    }

    private void begin() {
        linger.subscribe().with(over -> next());
    }

    private void next() {
        List<Waiting<T, R>> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        Uni.createFrom().deferred(() -> call.apply(taken.stream().<T> map(Waiting::item).toList()))
                .subscribe().with(answers -> answer(taken, answers), failure -> {
                    taken.forEach(asked -> asked.emitter().fail(failure));
                    next();
                });
    }

    private void answer(List<Waiting<T, R>> asked, List<R> answers) {
        try {
            if (answers.size() == asked.size()) {
                for (int i = 0; i < asked.size(); i++) {
                    asked.get(i).emitter().complete(answers.get(i));
                }
            } else {
                var broken = new IllegalStateException("%d answers for %d items".formatted(answers.size(), asked.size()));
                asked.forEach(item -> item.emitter().fail(broken));
            }
        } finally {
            // Whatever one who asked makes of the answer, those who wait are served.
            next();
        }
    }
}
