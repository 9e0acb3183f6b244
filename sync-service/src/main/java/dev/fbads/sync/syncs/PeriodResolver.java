package dev.fbads.sync.syncs;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.plan.ReportingConfig;
import dev.fbads.sync.settings.CompteSettings;
import io.smallrye.mutiny.Uni;

/** Resolves a sync request for an account at the current instant: presets to days, absent breakdown sets to the compte's. */
@ApplicationScoped
class PeriodResolver {

    private final CompteSettings settings;
    private final ReportingConfig reporting;
    private final Clock clock;

    PeriodResolver(CompteSettings settings, ReportingConfig reporting, Clock clock) {
        this.settings = settings;
        this.reporting = reporting;
        this.clock = clock;
    }

    Uni<ResolvedPeriod> resolve(SyncRequest request, AdAccount account) {
        return settings.breakdownSets(account.compteId()).map(compteSets -> {
            Instant now = clock.instant();
            ReportingCalendar calendar = reporting.calendar(account.zone());
            return new ResolvedPeriod(request.on(calendar, now, compteSets), calendar, now);
        });
    }
}
