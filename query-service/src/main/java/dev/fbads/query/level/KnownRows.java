package dev.fbads.query.level;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.cache.CacheConfig;
import dev.fbads.query.figures.Ground;
import dev.fbads.query.figures.Level;
import dev.fbads.query.figures.ObjectFilter;
import dev.fbads.query.metric.ActionIndex;

/**
 * The sums that were read last, for other orders and pages of the same question, bounded by what they hold. They are kept by
 * the
 * versions of their accounts, which every change of what is stored makes others, and by the very index that numbers their
 * actions. They are no answers: whoever takes them stands on a {@link Ground} that the caller was found to stand on.
 */
@ApplicationScoped
class KnownRows {

    /** Of one set of sums, so that a large one does not push out all others. */
    private static final int LARGEST_PART = 4;
    private static final int OVERHEAD = 500;
    private static final int ROW = 200;
    private static final int PERIOD = 150;
    private static final int ACTION = 12;
    private static final int INITIAL = 64;
    private static final float LOAD = 0.75f;

    private final long most;
    private final Map<Of, LevelRows> byQuestion = new LinkedHashMap<>(INITIAL, LOAD, true);
    private long bytes;

    KnownRows(CacheConfig config) {
        this.most = config.maxRows().asLongValue();
    }

    /** The rows of the query, if they are known of this ground. */
    synchronized Optional<LevelRows> of(LevelQuery query, Ground ground) {
        return Optional.ofNullable(byQuestion.get(Of.of(query, ground)))
                .map(known -> new LevelRows(query, ground, known.rows()));
    }

    /** Rows whose ground was found to be the one that they were read on. */
    synchronized void keep(LevelRows rows) {
        if (weight(rows) > most / LARGEST_PART || byQuestion.putIfAbsent(Of.of(rows.query(), rows.ground()), rows) != null) {
            return;
        }
        bytes += weight(rows);
        Iterator<LevelRows> oldest = byQuestion.values().iterator();
        while (bytes > most) {
            bytes -= weight(oldest.next());
            oldest.remove();
        }
    }

    /** At the most, for a sum need not have all action types. */
    private static long weight(LevelRows rows) {
        long period = PERIOD + (long) ACTION * rows.ground().actions().size();
        return OVERHEAD + rows.rows().size() * (ROW + rows.query().periods().size() * period);
    }

    private record Of(List<AccountVersion> versions, ActionIndex actions, Level level, List<Period> periods,
            ObjectFilter filter) {

        static Of of(LevelQuery query, Ground ground) {
            return new Of(ground.versions(), ground.actions(), query.level(), query.periods(), query.filter());
        }
    }
}
