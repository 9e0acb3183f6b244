package dev.fbads.gateway.quota;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** {@code GET /internal/quota}: usage of Meta's limits per app and per account, over all replicas. */
@Path("/internal/quota")
public class QuotaResource {

    private final SharedQuota quota;

    QuotaResource(SharedQuota quota) {
        this.quota = quota;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<List<SubjectView>> quota() {
        return quota.all()
                .onItem().transform(states -> states.entrySet().stream()
                        .map(entry -> SubjectView.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /**
     * One subject.
     *
     * @param subject {@code app:<id>}, {@code app} where the app is unknown, or {@code act_<digits>}
     * @param percents by kind of limit
     * @param notedAt when the latest of them was read; absent where only a stop is known
     * @param stoppedUntil until when calls are refused; absent where they never were
     */
    public record SubjectView(String subject, Map<String, Double> percents, @Nullable Instant notedAt,
            @Nullable Instant stoppedUntil) {

        static SubjectView of(String subject, QuotaState state) {
            Map<String, Double> percents = state.figures().entrySet().stream()
                    .collect(Collectors.toMap(figure -> figure.getKey().wire(), figure -> figure.getValue().percent()));
            Instant noted = state.figures().values().stream()
                    .map(UsageFigure::at)
                    .max(Instant::compareTo)
                    .orElse(null);
            Instant stopped = state.stoppedUntil();
            return new SubjectView(subject, percents, noted, stopped.equals(Instant.EPOCH) ? null : stopped);
        }
    }
}
