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
import dev.fbads.gateway.redis.RedisUnavailableException;
import dev.fbads.gateway.redis.SharedRedis;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Meta's quota, as reported in all responses to all replicas. Guarantees:
 * <ol>
 * <li>The highest figure counts, and the later of app and account; every app has its own figures.</li>
 * <li>A stop lasts until the time that Meta named, in every replica; a later, lower figure does not shorten it.</li>
 * <li>While Redis is unavailable, each replica uses what it has seen itself.</li>
 * <li>Nearly exhausted quota raises one alert until it has recovered.</li>
 * </ol>
 * Created at startup, so that invalid limits stop the start.
 */
@Startup
@ApplicationScoped
public class SharedQuota implements StoppedApps {

    private final RedisQuota shared;
    private final LocalQuota own;
    private final QuotaRules rules;
    private final InstantSource clock;
    private final Alerts alerts;
    private final QuotaMetrics metrics;
    private final Optional<String> configuredApp;
    private final boolean enforced;

    public SharedQuota(SharedRedis redis, QuotaConfig config,
            @ConfigProperty(name = "fbads.graph.app-id") Optional<String> appId, InstantSource clock, Alerts alerts,
            QuotaMetrics metrics) {
        this.shared = new RedisQuota(redis, config.validity());
        this.own = new LocalQuota(config.validity());
        this.rules = new QuotaRules(config);
        this.clock = clock;
        this.alerts = alerts;
        this.metrics = metrics;
        this.configuredApp = appId.map(String::strip).filter(id -> !id.isEmpty());
        this.enforced = config.enforced();
    }

    /** When a call of the caller may be sent. Never fails. */
    Uni<CallPace> pace(Caller caller) {
        return Multi.createFrom().iterable(QuotaSubject.of(caller, configuredApp))
                .onItem().transformToUniAndMerge(this::state)
                .onItem().transform(state -> rules.pace(state, clock.instant()))
                .collect().with(Collectors.reducing(CallPace.NOW, CallPace::slower));
    }

    /** Records what a response reports. Never fails. */
    Uni<Void> note(Caller caller, CallOutcome<?> outcome) {
        return Multi.createFrom().iterable(QuotaSubject.of(caller, configuredApp))
                .onItem().transformToUniAndMerge(subject -> note(subject, caller, outcome))
                .onItem().ignoreAsUni();
    }

    @Override
    public Uni<Set<String>> stoppedApps() {
        if (!enforced) {
            return Uni.createFrom().item(Set.of());
        }
        Instant now = clock.instant();
        return shared.stoppedApps(now)
                .onFailure(RedisUnavailableException.class).recoverWithItem(() -> own.stoppedApps(now));
    }

    /** The state of every known subject, by name. */
    Uni<Map<String, QuotaState>> all() {
        return shared.subjects(clock.instant())
                .onItem().transformToMulti(Multi.createFrom()::iterable)
                .onItem().transformToUniAndConcatenate(subject -> shared.of(subject)
                        .onItem().transform(state -> Map.entry(subject.name(), state)))
                .collect().asMap(Map.Entry::getKey, Map.Entry::getValue)
                .onFailure(RedisUnavailableException.class).recoverWithItem(this::ownByName)
                .onItem().transform(TreeMap::new);
    }

    private Uni<QuotaState> state(QuotaSubject subject) {
        return shared.of(subject)
                .onFailure(RedisUnavailableException.class).recoverWithItem(() -> own.of(subject));
    }

    private Uni<Void> note(QuotaSubject subject, Caller caller, CallOutcome<?> outcome) {
        Instant now = clock.instant();
        QuotaState reported = rules.reported(subject, outcome, now);
        if (reported.equals(QuotaState.UNKNOWN)) {
            return Uni.createFrom().voidItem();
        }
        QuotaState state = own.note(subject, reported, now);
        metrics.show(subject, reported);
        alert(subject, caller, state, now);
        return shared.note(subject, reported, now)
                .onFailure(RedisUnavailableException.class).recoverWithNull();
    }

    private void alert(QuotaSubject subject, Caller caller, QuotaState state, Instant now) {
        String episode = "quota:" + subject.name();
        if (rules.nearlyExhausted(state, now)) {
            alerts.raise(AlertKind.QUOTA_NEARLY_USED, episode, subject.isApp() ? null : caller.compteId(),
                    subject.isApp() ? null : subject.name(), "Meta's quota of " + subject.name() + " is nearly used up");
        } else if (rules.recovered(state, now)) {
            alerts.resolve(AlertKind.QUOTA_NEARLY_USED, episode);
        }
    }

    private Map<String, QuotaState> ownByName() {
        Map<String, QuotaState> named = new TreeMap<>();
        own.all().forEach((subject, state) -> named.put(subject.name(), state));
        return named;
    }
}
