package dev.fbads.gateway.fetch.adsedge;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongPredicate;

import dev.fbads.gateway.fetch.page.PageTail;
import dev.fbads.gateway.quota.Usage;

/**
 * Whether the page behind an unread one is worth asking for already, and where it is.
 *
 * @param below percentage of every limit of Meta's up to which it is: beyond it calls are slowed down or stopped, and what the
 *        page says about that has to be taken in first
 * @param readable whether an edge of so many ads will be read to its end
 */
record Foresight(double below, LongPredicate readable) implements BiFunction<byte[], Usage, Optional<String>> {

    /** A smaller page is read before a call is on its way. */
    private static final int WORTH_IT = 32 * 1024;

    @Override
    public Optional<String> apply(byte[] body, Usage usage) {
        boolean quotaLeft = usage.percents().values().stream().allMatch(percent -> percent < below);
        return body.length < WORTH_IT || !quotaLeft ? Optional.empty()
                : PageTail.of(body).filter(tail -> readable.test(tail.total())).map(PageTail::after);
    }
}
