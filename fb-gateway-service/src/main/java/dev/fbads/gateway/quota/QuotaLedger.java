package dev.fbads.gateway.quota;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;


import dev.fbads.contracts.alerts.AlertKind;
import dev.fbads.gateway.alerts.Alerts;
import dev.fbads.gateway.redis.RedisAwayException;
import dev.fbads.gateway.redis.SharedRedis;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Meta's quota, as all answers to all replicas tell it. Promises:
 * <ol>
 * <li>Of several figures the highest counts, and the slower of app and account; every app has figures of its own.</li>
 * <li>A stop lasts until Meta's own time, in every replica; a later, lower figure does not shorten it.</li>
 * <li>While Redis is away, each replica goes by what it was told itself.</li>
 * <li>Quota that is nearly used is told once, until it has recovered.</li>
 * </ol>
 * Created with the service, so that limits that cannot be kept stop the start.
 */
@Startup
@ApplicationScoped
public class QuotaLedger implements StoppedApps {

    private final RedisLedger shared;
    private final OwnLedger own;
    private final PaceRules rules;
    private final InstantSource clock;
    private final Alerts alerts;
    private final QuotaMetrics metrics;
    private final Optional<String> configuredApp;
    private final boolean enforced;

    public QuotaLedger(SharedRedis redis, LedgerConfig config, @ConfigProperty(name = "fbads.graph.app-id") Optional<String> appId, InstantSource clock, Alerts alerts,
            QuotaMetrics metrics) {
        this.shared = new RedisLedger(redis, config.validity());
        this.own = new OwnLedger(config.validity());
        this.rules = new PaceRules(config);
        this.clock = clock;
        this.alerts = alerts;
        this.metrics = metrics;
        this.configuredApp = appId.map(String::strip).filter(id -> !id.isEmpty());
        this.enforced = config.enforced();
    }

    /** How a call of the caller may go just now. Never fails. */
    Uni<Pace> pace(Caller caller) {
        return Multi.createFrom().iterable(Subject.of(caller, configuredApp))
                .onItem().transformToUniAndMerge(this::standing)
                .onItem().transform(standing -> rules.pace(standing, clock.instant()))
                .collect().with(Collectors.reducing(Pace.NOW, Pace::slower));
    }

    /** Takes in what an answer of Meta's says. Never fails. */
    Uni<Void> note(Caller caller, Answered<?> answered) {
        return Multi.createFrom().iterable(Subject.of(caller, configuredApp))
                .onItem().transformToUniAndMerge(subject -> note(subject, caller, answered))
                .onItem().ignoreAsUni();
    }

    @Override
    public Uni<Set<String>> stoppedApps() {
        if (!enforced) {
            return Uni.createFrom().item(Set.of());
        }
        Instant now = clock.instant();
        return shared.stoppedApps(now)
                .onFailure(RedisAwayException.class).recoverWithItem(() -> own.stoppedApps(now));
    }

    /** Every subject of which something is known, by name. */
    Uni<Map<String, Standing>> all() {
        return shared.subjects(clock.instant())
                .onItem().transformToMulti(Multi.createFrom()::iterable)
                .onItem().transformToUniAndConcatenate(subject -> shared.of(subject)
                        .onItem().transform(standing -> Map.entry(subject.name(), standing)))
                .collect().asMap(Map.Entry::getKey, Map.Entry::getValue)
                .onFailure(RedisAwayException.class).recoverWithItem(this::ownByName)
                .onItem().transform(TreeMap::new);
    }

    private Uni<Standing> standing(Subject subject) {
        return shared.of(subject)
                .onFailure(RedisAwayException.class).recoverWithItem(() -> own.of(subject));
    }

    private Uni<Void> note(Subject subject, Caller caller, Answered<?> answered) {
        Instant now = clock.instant();
        Standing said = rules.said(subject, answered, now);
        if (said.equals(Standing.UNKNOWN)) {
            return Uni.createFrom().voidItem();
        }
        Standing standing = own.note(subject, said, now);
        metrics.show(subject, said);
        alert(subject, caller, standing, now);
        return shared.note(subject, said, now)
                .onFailure(RedisAwayException.class).recoverWithNull();
    }

    private void alert(Subject subject, Caller caller, Standing standing, Instant now) {
        String episode = "quota:" + subject.name();
        if (rules.nearlyUsed(standing, now)) {
            alerts.raise(AlertKind.QUOTA_NEARLY_USED, episode, subject.isApp() ? null : caller.compteId(),
                    subject.isApp() ? null : subject.name(), "Meta's quota of " + subject.name() + " is nearly used up");
        } else if (rules.recovered(standing, now)) {
            alerts.over(AlertKind.QUOTA_NEARLY_USED, episode);
        }
    }

    private Map<String, Standing> ownByName() {
        Map<String, Standing> named = new TreeMap<>();
        own.all().forEach((subject, standing) -> named.put(subject.name(), standing));
        return named;
    }
}
