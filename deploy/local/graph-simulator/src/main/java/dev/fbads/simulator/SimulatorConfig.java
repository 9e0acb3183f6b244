package dev.fbads.simulator;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.fbads.simulator.limits.HeaderStyle;
import dev.fbads.simulator.limits.Regime;
import dev.fbads.simulator.limits.Tier;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the simulator behaves where Meta's behaviour depends on the app, the account or the day. */
@ConfigMapping(prefix = "fbads.simulator")
public interface SimulatorConfig {

    /** Access tokens that are good. A token without an entry in {@link #tokenAccounts()} may read every account. */
    @WithDefault("simulator-token")
    Set<String> tokens();

    /** Per token, the only accounts it may read, as {@code act_<digits>}. */
    Map<String, Set<String>> tokenAccounts();

    /** Id of the one Meta app there is. */
    @WithDefault("700100200300400")
    String appId();

    /** Its secret: exchanges tokens, signs webhooks, makes each {@code appsecret_proof}. */
    @WithDefault("simulator-app-secret")
    String appSecret();

    /**
     * Whether every call must carry the {@code appsecret_proof} that belongs to its token; one that is given is always checked.
     */
    @WithDefault("false")
    boolean requireAppSecretProof();

    /** What happens to a call on v22.0 to v24.0, whose Marketing API has ended. */
    @WithDefault("upgrade")
    DeprecatedVersions deprecatedVersions();

    /** Whether {@code /insights?level=ad} shows rows of archived and deleted ads; Meta's documents and its users disagree. */
    @WithDefault("true")
    boolean insightsShowArchivedAds();

    /** Accounts, as {@code act_<digits>}, that did not opt in to {@code impression_device}: Meta answers them with no rows. */
    Optional<Set<String>> withoutImpressionDevice();

    /** Largest answer before Meta's "reduce the amount of data" error. */
    @WithDefault("24M")
    MemorySize responseLimit();

    /** Size and shape of the generated accounts. */
    DatasetConfig dataset();

    /** Meta's limits on calls. */
    LimitsConfig limits();

    /** Asynchronous reports for which nothing was scripted. */
    ReportsConfig reports();

    /** Fate of a call on a version that the Marketing API no longer serves. */
    enum DeprecatedVersions {
        /** Served as the oldest living version, with a warning header. */
        UPGRADE,
        /** Refused with error 2635. */
        REJECT
    }

    /** What is enforced of Meta's limits; a control call changes it. */
    interface LimitsConfig {

        /** Whether anything is: off, so that nobody waits who does not want to. */
        @WithDefault("false")
        boolean enabled();

        /** Access tier of the app, which decides the limits. */
        @WithDefault("standard-access")
        Tier tier();

        /** How usage headers are written. */
        @WithDefault("numbers")
        HeaderStyle headers();

        /** Limits other than the tier's; {@code app} and {@code platform} have none unless they are given here. */
        Map<Regime, Integer> max();
    }

    /** How reports run. */
    interface ReportsConfig {

        /** How long one takes, on the simulator's clock. */
        @WithDefault("0s")
        Duration duration();
    }

    /** The generated accounts. Equal values give equal data on every start. */
    interface DatasetConfig {

        /** Everything is drawn from this number. */
        @WithDefault("20260218")
        long seed();

        /** Ads of each account, at most 999 accounts; the first six have names of their own, further ones resemble them. */
        @WithDefault("20,50,100,200,350,500")
        List<Integer> accounts();

        /** How far before {@link #anchor()} the first ad may start. */
        @WithDefault("37")
        int months();

        /** The day before which ads start and end; an ad that has no end delivers for ever after. */
        @WithDefault("2026-10-01")
        LocalDate anchor();
    }
}
