package dev.fbads.query.health;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;
import dev.fbads.query.period.ReportingConfig;
import dev.fbads.query.tenant.Caller;
import dev.fbads.query.tenant.TenantTransaction;
import io.smallrye.mutiny.Uni;

/** Evaluates the state of imports in the database. A figure without data is unknown, never ok. */
@ApplicationScoped
public class HealthReader {

    private final TenantTransaction transaction;
    private final HealthRepository repository;
    private final HealthConfig config;
    private final ReportingConfig reporting;
    private final Clock clock;

    HealthReader(TenantTransaction transaction, HealthRepository repository, HealthConfig config, ReportingConfig reporting,
            Clock clock) {
        this.transaction = transaction;
        this.repository = repository;
        this.config = config;
        this.reporting = reporting;
        this.clock = clock;
    }

    /**
     * Fails with {@code not_found} if the caller does not belong to the compte.
     *
     * @param compteId only of this compte; null for all of the caller's
     */
    Uni<HealthResponse> read(Caller caller, @Nullable Integer compteId) {
        Instant now = clock.instant();
        Instant since = now.minus(config.window());
        return transaction.as(caller, session -> Uni.combine()
                .all()
                .unis(repository.comptes(session), repository.runs(session, since, compteId),
                        repository.accounts(session, since, compteId))
                .with((comptes, runs, accounts) -> {
                    if (compteId != null && !comptes.contains(compteId)) {
                        throw new ProblemException(ProblemCode.NOT_FOUND);
                    }
                    return response(runs, accounts, since, now);
                }));
    }

    private HealthResponse response(RunFigures runs, List<AccountHealth> accounts, Instant since, Instant now) {
        ZoneId zone = reporting.zone();
        boolean any = !accounts.isEmpty();
        boolean stored = accounts.stream().anyMatch(account -> account.dataThrough() != null);
        HealthFigure api = HealthFigure.rate(runs.callsMade() - runs.callsFailed(), runs.callsMade(),
                config.minApiSuccessRate());
        HealthFigure imports = HealthFigure.rate(runs.succeeded(), runs.ended(), config.minImportSuccessRate());
        HealthFigure time = HealthFigure.time(runs.callAverage(), BigDecimal.valueOf(config.maxResponseTime().toMillis()));
        HealthFigure errors = HealthFigure.count(any ? accounts.stream().filter(AccountHealth::hasErrors).count() : null,
                config.maxAccountsWithErrors());
        List<AccountQuota> quotas = accounts.stream().map(AccountHealth::quota).flatMap(Optional::stream).toList();
        HealthFigure quota = HealthFigure.use(
                quotas.stream().map(AccountQuota::used).max(Comparator.naturalOrder()).orElse(null),
                config.maxQuotaUsed());
        HealthFigure days = HealthFigure.count(
                stored ? accounts.stream().mapToLong(account -> account.staleDays(now, zone)).sum() : null,
                config.maxStaleDays());
        HealthFigure stale = HealthFigure.count(
                stored ? accounts.stream().filter(account -> account.isStale(now, zone)).count() : null,
                config.maxStaleAccounts());
        return new HealthResponse(HealthResponse.worst(Stream.of(api, imports, time, errors, quota, days, stale)), since, now,
                api,
                imports, time, HealthFigure.information(runs.callMedian()), HealthFigure.information(runs.callP95()),
                HealthFigure.information(runs.fetchMedian()), HealthFigure.information(runs.fetchP95()), errors, quota, days,
                stale, accounts.stream().map(AccountHealth::error).flatMap(Optional::stream).toList(), quotas);
    }
}
