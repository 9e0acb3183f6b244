package dev.fbads.query.testing;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.ObjectName;

/** The reachable objects on the heap of this JVM, by its class histogram after a collection. */
public final class LiveHeap {

    /** Tests that measure the heap run in a JVM without an application, which would allocate and release objects meanwhile. */
    public static final String TAG = "heap";

    private static final int ATTEMPTS = 20;
    private static final int SETTLED = 1 << 17;

    private LiveHeap() {
    }

    /** Bytes of all reachable objects, once no more of them become unreachable. */
    public static long bytes() {
        long former = counted();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long now = counted();
            if (Math.abs(now - former) < SETTLED) {
                return now;
            }
            former = now;
        }
        throw new AssertionError("the heap does not settle");
    }

    private static long counted() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                    new Object[] { new String[0] }, new String[] { String[].class.getName() });
            String total = histogram.strip().lines().reduce((one, next) -> next).orElseThrow();
            return Long.parseLong(total.strip().split("\\s+")[2]);
        } catch (JMException refused) {
            throw new AssertionError("no histogram of the heap", refused);
        }
    }
}
