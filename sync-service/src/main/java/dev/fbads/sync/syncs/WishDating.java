package dev.fbads.sync.syncs;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.contracts.periods.ReportingCalendar;
import dev.fbads.sync.access.AdAccount;
import dev.fbads.sync.plan.ReportingConfig;
import dev.fbads.sync.settings.CompteSettings;
import dev.fbads.sync.wish.SyncRequest;
import io.smallrye.mutiny.Uni;

/** What a request means for an account at this moment: presets become days, sets left open those of the compte. */
@ApplicationScoped
class WishDating {

    private final CompteSettings settings;
    private final ReportingConfig reporting;
    private final Clock clock;

    WishDating(CompteSettings settings, ReportingConfig reporting, Clock clock) {
        this.settings = settings;
        this.reporting = reporting;
        this.clock = clock;
    }

    Uni<DatedWish> date(SyncRequest request, AdAccount account) {
        return settings.breakdownSets(account.compteId()).map(ownSets -> {
            Instant now = clock.instant();
            ReportingCalendar calendar = new ReportingCalendar(reporting.zone(), account.zone());
            return new DatedWish(request.on(calendar, now, ownSets), calendar, now);
        });
    }
}
