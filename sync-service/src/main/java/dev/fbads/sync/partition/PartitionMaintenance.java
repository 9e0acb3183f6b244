package dev.fbads.sync.partition;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.fbads.contracts.periods.Period;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.sync.maintenance.MaintenanceMetrics;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Creates the partitions of {@code facebook_ads_data}. Requests and imports execute no DDL.
 *
 * <ol>
 * <li>The service is ready once every month of the {@link PartitionWindow} has its partition; until then creation is retried.
 * Afterwards it stays ready while the months that a request may name have one.</li>
 * <li>Each partition is created in a short transaction that waits for no reader and no import. A future month that cannot be
 * created while the service is ready is created by a later run.</li>
 * <li>Replicas may create partitions concurrently, also on a new database.</li>
 * <li>A request for a month without partition is refused before anything is written.</li>
 * </ol>
 */
@ApplicationScoped
public class PartitionMaintenance {

    private static final Logger LOG = Logger.getLogger(PartitionMaintenance.class);
    private static final String TASK = "partitions";

    private final PartitionRepository repository;
    private final PartitionConfig config;
    private final MaintenanceMetrics metrics;
    private final Clock clock;
    private volatile Set<YearMonth> existing = Set.of();
    private volatile Optional<Cancellable> starting = Optional.empty();
    /** Whether all months of the window have had partitions at least once since the start. */
    private volatile boolean complete;

    PartitionMaintenance(PartitionRepository repository, PartitionConfig config, MaintenanceMetrics metrics, Clock clock) {
        this.repository = repository;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent start) {
        starting = Optional.of(Uni.createFrom().deferred(this::ensure)
                .onFailure().invoke(failure -> LOG.warnf("the service is not ready: %s", failure.getMessage()))
                .onFailure().retry().withBackOff(config.startRetry(), config.startRetry()).indefinitely()
                .subscribe().with(done -> LOG.infof("partitions exist: months=%d", existing.size()),
                        failure -> LOG.error("creating partitions at the start has stopped", failure)));
    }

    void stop(@Observes ShutdownEvent stop) {
        starting.ifPresent(Cancellable::cancel);
    }

    @Scheduled(every = "${fbads.partitions.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        if (!complete) {
            return Uni.createFrom().voidItem();
        }
        return ensure()
                .onFailure().invoke(failure -> {
                    metrics.failed(TASK);
                    LOG.warn("partitions are missing; the next run retries", failure);
                })
                .onFailure().recoverWithNull();
    }

    /** Creates the missing partitions. Fails if one that the service requires to be ready is still missing afterwards. */
    public Uni<Void> ensure() {
        PartitionWindow window = window();
        return repository.months()
                .chain(found -> create(window.months().stream().filter(month -> !found.contains(month)).toList()))
                .chain(failure -> repository.months()
                        .invoke(found -> existing = found)
                        .invoke(() -> report(failure)))
                .replaceWithVoid();
    }

    /** Whether all months that the service requires to be ready have a partition. */
    public boolean isReady() {
        return missing().isEmpty();
    }

    /**
     * Refuses a period that contains a month without partition.
     *
     * @throws ProblemException {@link ProblemCode#SERVICE_UNAVAILABLE}
     */
    public void require(Period period) {
        Set<YearMonth> months = new TreeSet<>();
        for (YearMonth month = YearMonth.from(period.since()); !month.isAfter(YearMonth.from(period.until())); month = month
                .plusMonths(1)) {
            months.add(month);
        }
        months.removeAll(existing);
        if (!months.isEmpty()) {
            LOG.errorf("a request was refused because partitions are missing: period=%s months=%s", period, months);
            throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE);
        }
    }

    /** The oldest month that a request may name now. */
    YearMonth firstMonth() {
        return window().first();
    }

    /**
     * The required months without partition, oldest first: of the whole window until that has been complete once, afterwards
     * of the months that a request may name now.
     */
    SortedSet<YearMonth> missing() {
        PartitionWindow window = window();
        SortedSet<YearMonth> missing = new TreeSet<>(window.months());
        missing.removeIf(month -> complete && !window.requires(month) || existing.contains(month));
        return missing;
    }

    /** Creates partitions until one fails, and returns the failure: the same lock would block the others too. */
    private Uni<Optional<Throwable>> create(List<YearMonth> months) {
        return Multi.createFrom().iterable(months)
                .onItem().transformToUniAndConcatenate(repository::create)
                .collect().last()
                .replaceWith(Optional.<Throwable> empty())
                .onFailure().recoverWithItem(Optional::of);
    }

    private void report(Optional<Throwable> failure) {
        SortedSet<YearMonth> missing = missing();
        if (!missing.isEmpty()) {
            throw new PartitionsMissing(missing, failure);
        }
        complete = true;
        failure.ifPresentOrElse(cause -> {
            metrics.failed(TASK);
            LOG.warnf("partitions of future months could not be created; the next run retries: %s", cause.getMessage());
        }, () -> metrics.done(TASK));
    }

    private PartitionWindow window() {
        return PartitionWindow.at(clock.instant(), config.monthsAhead());
    }
}
