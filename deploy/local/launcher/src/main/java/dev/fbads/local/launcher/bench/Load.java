package dev.fbads.local.launcher.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.fbads.local.launcher.stack.StackException;

/** Clients that each make one call after the other. */
final class Load {

    private Load() {
    }

    /** Calls a second, of all clients together. */
    static double rate(List<? extends Timings.Call> clients, Duration duration) throws InterruptedException {
        long end = System.nanoTime() + duration.toNanos();
        long begin = System.nanoTime();
        long calls = 0;
        try (var threads = Executors.newFixedThreadPool(clients.size())) {
            List<Future<Long>> counts = new ArrayList<>();
            for (var client : clients) {
                counts.add(threads.submit(() -> callUntil(end, client)));
            }
            for (var count : counts) {
                calls += count.get();
            }
        } catch (ExecutionException e) {
            throw new StackException("a client broke off: " + e.getCause(), e.getCause());
        }
        return calls * 1e9 / (System.nanoTime() - begin);
    }

    private static long callUntil(long end, Timings.Call client) throws IOException {
        long calls = 0;
        while (System.nanoTime() < end) {
            client.call();
            calls++;
        }
        return calls;
    }
}
