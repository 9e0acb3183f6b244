package dev.fbads.query.figures;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.coverage.SliceSelection;

/**
 * The grounds that were laid last, bounded by what they hold. They are guesses and no answers: whoever stands on one reads the
 * accounts, as the caller, in the snapshot of the figures, and goes by them.
 */
@ApplicationScoped
class KnownGrounds {

    /** Days and action types together: of some ten bytes each, a few megabytes. */
    private static final int MOST = 200_000;
    private static final int OVERHEAD = 100;
    private static final int INITIAL = 64;
    private static final float LOAD = 0.75f;

    private final Map<Asked, Ground> byQuestion = new LinkedHashMap<>(INITIAL, LOAD, true);
    private int size;

    synchronized Optional<Ground> of(AccountScope scope, List<Period> periods) {
        return Optional.ofNullable(byQuestion.get(new Asked(scope, periods)));
    }

    synchronized void keep(AccountScope scope, List<Period> periods, Ground ground) {
        if (size(ground) > MOST / 2) {
            return;
        }
        Ground former = byQuestion.put(new Asked(scope, periods), ground);
        size += size(ground) - (former == null ? 0 : size(former));
        Iterator<Ground> oldest = byQuestion.values().iterator();
        while (size > MOST) {
            size -= size(oldest.next());
            oldest.remove();
        }
    }

    private static int size(Ground ground) {
        return OVERHEAD + ground.actions().size() + ground.blocks().size() + ground.selections()
                .stream()
                .flatMap(ofPeriod -> ofPeriod.values().stream())
                .mapToInt(KnownGrounds::size)
                .sum();
    }

    private static int size(SliceSelection selection) {
        Coverage coverage = selection.coverage();
        return OVERHEAD + selection.days().size() + selection.months().size() + coverage.missingDays().size()
                + coverage.provisionalDays().size();
    }

    private record Asked(AccountScope scope, List<Period> periods) {
    }
}
