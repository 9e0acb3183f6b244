package dev.fbads.sync.restatement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.fbads.service.database.AdvisoryLock;
import dev.fbads.sync.gateway.GatewayFacts;
import dev.fbads.sync.gateway.QuotaUse;
import dev.fbads.sync.maintenance.MaintenanceMetrics;
import dev.fbads.sync.restatement.RestatementMetrics.Skip;
import dev.fbads.sync.restatement.RestatementRepository.After;
import dev.fbads.sync.restatement.RestatementRepository.Due;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Creates jobs every night for the days that Meta may have restated.
 *
 * <ol>
 * <li>Only accounts that were viewed recently are restated, at night in their own zone and at most once per night, which is
 * recorded in the transaction that creates the jobs.</li>
 * <li>Accounts whose quota is used too much are skipped, and retried later in the same night.</li>
 * <li>One replica runs the restatement at a time.</li>
 * </ol>
 */
@ApplicationScoped
class Restatement {

    private static final Logger LOG = Logger.getLogger(Restatement.class);
    private static final String TASK = "restatement";
    private static final String LOCK = "facebook_restatement";
    private static final int PAGE = 200;

    private final RestatementRepository repository;
    private final RestatementJobs jobs;
    private final GatewayFacts gateway;
    private final RestatementConfig config;
    private final AdvisoryLock lock;
    private final RestatementMetrics metrics;
    private final MaintenanceMetrics maintenance;
    private final Clock clock;

    Restatement(RestatementRepository repository, RestatementJobs jobs, GatewayFacts gateway, RestatementConfig config,
            AdvisoryLock lock, RestatementMetrics metrics, MaintenanceMetrics maintenance, Clock clock) {
        if (!config.from().isBefore(config.until())) {
            throw new IllegalArgumentException("fbads.restatement.from must be before fbads.restatement.until");
        }
        this.repository = repository;
        this.jobs = jobs;
        this.gateway = gateway;
        this.config = config;
        this.lock = lock;
        this.metrics = metrics;
        this.maintenance = maintenance;
        this.clock = clock;
    }

    @Scheduled(every = "${fbads.restatement.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run(clock.instant())
                .onFailure().invoke(failure -> {
                    maintenance.failed(TASK);
                    LOG.warn("the restatement failed; the next run continues", failure);
                })
                .onFailure().recoverWithNull();
    }

    /** Creates the jobs of every account that is due at the given instant. */
    Uni<Void> run(Instant now) {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return lock.tryHold(LOCK, () -> restate(now).invoke(() -> maintenance.done(TASK))).replaceWithVoid();
    }

    private Uni<Void> restate(Instant now) {
        Instant viewedSince = now.minus(config.viewedWithin());
        return repository.zones(viewedSince)
                .map(zones -> zones.stream()
                        .map(zone -> NightlyRun.at(now, zone, config.from(), config.until()))
                        .flatMap(Optional::stream)
                        .toList())
                .chain(runs -> runs.isEmpty() ? Uni.createFrom().voidItem()
                        : gateway.quota().chain(quota -> pages(viewedSince, runs, quota, After.NONE)));
    }

    private Uni<Void> pages(Instant viewedSince, List<NightlyRun> runs, QuotaUse quota, After after) {
        return repository.due(viewedSince, runs, after, PAGE)
                .call(page -> Multi.createFrom().iterable(page)
                        .onItem().transformToUniAndConcatenate(due -> restate(due, quota))
                        .collect().last())
                .chain(page -> page.size() < PAGE ? Uni.createFrom().voidItem()
                        : pages(viewedSince, runs, quota, nextPage(page.getLast())));
    }

    private Uni<Void> restate(Due due, QuotaUse quota) {
        if (due.reauthorisationNeeded()) {
            return metrics.skipped(Skip.REAUTHORISATION);
        }
        if (quota.exceeds(due.account().accountId().value(), config.quotaUpTo())) {
            return metrics.skipped(Skip.QUOTA);
        }
        return jobs.add(due);
    }

    private static After nextPage(Due last) {
        return new After(last.account().compteId(), last.account().accountId().value());
    }
}
