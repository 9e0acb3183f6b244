package dev.fbads.sync.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.maintenance.MaintenanceMetrics;
import dev.fbads.sync.partition.EmptyMonths;
import dev.fbads.sync.retention.RetentionRepository.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Deletes expired data, logs, syncs and jobs.
 *
 * <ol>
 * <li>Data is deleted only if that is configured, by whole months and together with its ledger.</li>
 * <li>A partition is dropped a month after its data, never in the run that empties it: by then no transaction can still see one
 * of its rows.</li>
 * <li>Rows are deleted in small batches, so that no transaction is long.</li>
 * </ol>
 */
@ApplicationScoped
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String TASK = "retention";
    private static final String LOCK = "facebook_retention";
    private static final int MIN_MONTHS = 13;

    private final RetentionRepository repository;
    private final ExpiredData expiredData;
    private final EmptyMonths emptyMonths;
    private final RetentionConfig config;
    private final AdvisoryLock lock;
    private final MaintenanceMetrics metrics;
    private final MeterRegistry registry;
    private final Clock clock;

    Retention(RetentionRepository repository, ExpiredData expiredData, EmptyMonths emptyMonths, RetentionConfig config,
            AdvisoryLock lock, MaintenanceMetrics metrics, MeterRegistry registry, Clock clock) {
        if (config.dataMonths() < MIN_MONTHS) {
            throw new IllegalArgumentException("fbads.retention.data-months must be at least " + MIN_MONTHS);
        }
        this.repository = repository;
        this.expiredData = expiredData;
        this.emptyMonths = emptyMonths;
        this.config = config;
        this.lock = lock;
        this.metrics = metrics;
        this.registry = registry;
        this.clock = clock;
    }

    @Scheduled(every = "${fbads.retention.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run(clock.instant())
                .onFailure().invoke(failure -> {
                    metrics.failed(TASK);
                    LOG.warn("the retention failed; the next run continues", failure);
                })
                .onFailure().recoverWithNull();
    }

    /** Deletes everything that is expired at the given instant, unless another replica holds the lock. */
    Uni<Void> run(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return lock.tryHold(LOCK, () -> removeData(today)
                .chain(() -> delete(Kind.IMPORT_LOGS, config.importLogs()))
                .chain(() -> delete(Kind.SYNCS, config.ended()))
                .chain(() -> delete(Kind.JOBS, config.ended()))
                .invoke(() -> metrics.done(TASK)))
                .replaceWithVoid();
    }

    private Uni<Void> removeData(LocalDate today) {
        if (!config.dropData()) {
            return Uni.createFrom().voidItem();
        }
        YearMonth oldestMonth = YearMonth.from(today.minusMonths(config.dataMonths()));
        return emptyMonths.drop(oldestMonth.minusMonths(1))
                .chain(() -> expiredData.remove(oldestMonth.atDay(1), config.batch()));
    }

    private Uni<Void> delete(Kind kind, Period age) {
        return Multi.createBy().repeating()
                .uni(() -> repository.delete(kind, age, config.batch()))
                .whilst(deleted -> deleted == config.batch())
                .invoke(deleted -> registry
                        .counter("fbads.retention.rows.deleted", "table", kind.name().toLowerCase(Locale.ROOT))
                        .increment(deleted))
                .collect().last()
                .replaceWithVoid();
    }
}
