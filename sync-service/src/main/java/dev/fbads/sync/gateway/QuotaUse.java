package dev.fbads.sync.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The use of Meta's limits. Figures older than an hour are ignored, because Meta counts over the last hour.
 */
public final class QuotaUse {

    private static final String APP = "app";
    private static final Duration VALID = Duration.ofHours(1);

    private final Map<String, Subject> subjects = new HashMap<>();
    private final Instant now;

    QuotaUse(List<Subject> subjects, Instant now) {
        subjects.forEach(subject -> this.subjects.put(subject.subject(), subject));
        this.now = now;
    }

    /**
     * One limited subject, as reported by the gateway.
     *
     * @param subject {@code app} or {@code act_<digits>}
     * @param percents by kind of limit
     * @param notedAt when the latest of them was read
     * @param stoppedUntil until when the gateway makes no calls
     */
    public record Subject(String subject, Map<String, Double> percents, @Nullable Instant notedAt,
            @Nullable Instant stoppedUntil) {

        public Subject {
            percents = Map.copyOf(percents);
        }

        private boolean exceeds(double percent, Instant now) {
            if (stoppedUntil != null && stoppedUntil.isAfter(now)) {
                return true;
            }
            boolean valid = notedAt != null && notedAt.plus(VALID).isAfter(now);
            return valid && percents.values().stream().anyMatch(used -> used > percent);
        }
    }

    /** Whether the account, or the app that all accounts share, has used more than the given percentage or is stopped. */
    public boolean exceeds(String accountId, double percent) {
        return exceedsSubject(APP, percent) || exceedsSubject(accountId, percent);
    }

    private boolean exceedsSubject(String subject, double percent) {
        Subject known = subjects.get(subject);
        return known != null && known.exceeds(percent, now);
    }
}
