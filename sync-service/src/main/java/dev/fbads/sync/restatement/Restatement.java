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
import dev.fbads.sync.restatement.RestatementMetrics.Skip;
import dev.fbads.sync.restatement.RestatementRepository.After;
import dev.fbads.sync.restatement.RestatementRepository.Due;
import dev.fbads.sync.schedule.CareMetrics;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Reads again, at night, the days that Meta may have restated.
 *
 * <ol>
 * <li>Only accounts that somebody looked at lately, in their own night, at most once in a night: that is written down in the
 * transaction that adds the jobs.</li>
 * <li>Only with quota to spare. What is skipped is tried again later in the same night.</li>
 * <li>One replica does it at a time.</li>
 * </ol>
 */
@ApplicationScoped
class Restatement {

    private static final Logger LOG = Logger.getLogger(Restatement.class);
    private static final String TASK = "restatement";
    private static final int PAGE = 200;

    private final RestatementRepository repository;
    private final RestatementJobs jobs;
    private final GatewayFacts gateway;
    private final RestatementConfig config;
    private final AdvisoryLock lock;
    private final RestatementMetrics metrics;
    private final CareMetrics care;
    private final Clock clock;

    Restatement(RestatementRepository repository, RestatementJobs jobs, GatewayFacts gateway, RestatementConfig config,
            AdvisoryLock lock, RestatementMetrics metrics, CareMetrics care, Clock clock) {
        if (!config.from().isBefore(config.until())) {
            throw new IllegalArgumentException("fbads.restatement.from must be before fbads.restatement.until");
        }
        this.repository = repository;
        this.jobs = jobs;
        this.gateway = gateway;
        this.config = config;
        this.lock = lock;
        this.metrics = metrics;
        this.care = care;
        this.clock = clock;
    }

    @Scheduled(every = "${fbads.restatement.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return run(clock.instant())
                .onFailure().invoke(failure -> {
                    care.failed(TASK);
                    LOG.warn("the restatement broke off; the next run goes on", failure);
                })
                .onFailure().recoverWithNull();
    }

    /** Serves every account that is due at that moment. */
    Uni<Void> run(Instant now) {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return lock.tryRun(TASK, connection -> serve(now).invoke(() -> care.done(TASK))).replaceWithVoid();
    }

    private Uni<Void> serve(Instant now) {
        Instant viewedSince = now.minus(config.viewedWithin());
        return repository.zones(viewedSince)
                .map(zones -> zones.stream()
                        .map(zone -> Night.at(now, zone, config.from(), config.until()))
                        .flatMap(Optional::stream)
                        .toList())
                .chain(nights -> nights.isEmpty() ? Uni.createFrom().voidItem()
                        : gateway.quota().chain(quota -> pages(viewedSince, nights, quota, After.NONE)));
    }

    private Uni<Void> pages(Instant viewedSince, List<Night> nights, QuotaUse quota, After after) {
        return repository.due(viewedSince, nights, after, PAGE)
                .call(page -> Multi.createFrom().iterable(page)
                        .onItem().transformToUniAndConcatenate(due -> serve(due, quota))
                        .collect().last())
                .chain(page -> page.size() < PAGE ? Uni.createFrom().voidItem()
                        : pages(viewedSince, nights, quota, behind(page.getLast())));
    }

    private Uni<Void> serve(Due due, QuotaUse quota) {
        if (due.reauthorisationNeeded()) {
            return metrics.skipped(Skip.REAUTHORISATION);
        }
        if (quota.exceeds(due.account().accountId().value(), config.quotaUpTo())) {
            return metrics.skipped(Skip.QUOTA);
        }
        return jobs.add(due);
    }

    private static After behind(Due last) {
        return new After(last.account().compteId(), last.account().accountId().value());
    }
}
