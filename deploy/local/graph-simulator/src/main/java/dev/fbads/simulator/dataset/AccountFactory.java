package dev.fbads.simulator.dataset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.fbads.simulator.SimulatorConfig.DatasetConfig;

/** Draws one account: ten ads a campaign, of two ad sets. */
final class AccountFactory {

    private static final int ADS_PER_CAMPAIGN = 10;
    private static final int ADS_PER_AD_SET = 5;
    private static final AdProfile.Format[] FORMATS = AdProfile.Format.values();
    private static final Objective[] OBJECTIVES = { Objective.OUTCOME_SALES, Objective.OUTCOME_LEADS, Objective.OUTCOME_TRAFFIC,
            Objective.OUTCOME_SALES, Objective.OUTCOME_ENGAGEMENT, Objective.OUTCOME_APP_PROMOTION,
            Objective.OUTCOME_AWARENESS };

    private final AccountBlueprint blueprint;
    private final DatasetConfig config;
    private final long seed;
    private final List<Campaign> campaigns = new ArrayList<>();
    private final List<AdSet> adSets = new ArrayList<>();
    private final List<Ad> ads = new ArrayList<>();

    /** @param seed everything but names and ids is drawn from it */
    AccountFactory(AccountBlueprint blueprint, long seed, DatasetConfig config) {
        this.blueprint = blueprint;
        this.config = config;
        this.seed = seed;
    }

    AdAccount create(int size) {
        for (int i = 0; i < size; i++) {
            if (i % ADS_PER_CAMPAIGN == 0) {
                campaigns.add(campaign(i / ADS_PER_CAMPAIGN));
            }
            if (i % ADS_PER_AD_SET == 0) {
                adSets.add(adSet(i / ADS_PER_AD_SET));
            }
            ads.add(ad(i));
        }
        return new AdAccount(blueprint.id(), blueprint.name(), blueprint.zone(), blueprint.currency(), opened(), true,
                campaigns, adSets, ads, new GeneratedDelivery(blueprint.market()));
    }

    private Campaign campaign(int index) {
        Objective objective = OBJECTIVES[index % OBJECTIVES.length];
        long drawn = SplitMix.mix(seed, 1_000_000L + index);
        return new Campaign(id(1, index), Names.campaign(index + 1, drawn, objective), objective, opened());
    }

    private AdSet adSet(int index) {
        long drawn = SplitMix.mix(seed, 2_000_000L + index);
        return new AdSet(id(2, index), Names.adSet(index + 1, drawn), campaigns.getLast(),
                SplitMix.between(drawn, 10, 100) * 100, opened());
    }

    private Ad ad(int index) {
        long drawn = SplitMix.mix(seed, 3_000_000L + index);
        AdProfile.Format format = FORMATS[index % FORMATS.length];
        Lifetime life = Lifetime.of(index, drawn, config.anchor(), config.months());
        Instant created = LocalDate.ofEpochDay(life.firstDay()).atTime(9, 0).atZone(blueprint.zone()).toInstant();
        return new Ad(id(3, index), Names.ad(index + 1, drawn, format), adSets.getLast(), life.status(), drawn,
                life.firstDay(), life.lastDay(), AdProfile.of(drawn, format), created);
    }

    private Instant opened() {
        return config.anchor().minusMonths(config.months() + 6L).atTime(10, 30).atZone(blueprint.zone()).toInstant();
    }

    private String id(int kind, int index) {
        return "120210%03d%d%08d".formatted(blueprint.number(), kind, 10L * index + 10);
    }
}
