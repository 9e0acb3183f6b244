package dev.fbads.simulator.dataset;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.fbads.simulator.SimulatorConfig;
import io.quarkus.arc.All;

/** All accounts and everything in them, found by id. */
@Singleton
public class Dataset {

    private static final int MOST_ADS = 5_000;

    private final List<AdAccount> accounts = new CopyOnWriteArrayList<>();
    private final Map<String, Located> objects = new ConcurrentHashMap<>();
    private final SimulatorConfig.DatasetConfig config;
    private final Set<AdAccount> created = new HashSet<>();
    private int generated;

    /** The configured accounts, then the further ones. */
    @Inject
    public Dataset(SimulatorConfig config, @All List<FurtherAccount> further) {
        this.config = config.dataset();
        generated(this.config).forEach(this::add);
        generated = this.config.accounts().size();
        further.stream().map(FurtherAccount::account).forEach(this::add);
    }

    /**
     * Creates a further account. Equal seeds give equal ads and deliveries, whatever the id; no id is given twice.
     *
     * @throws IllegalArgumentException when the number of ads is impossible, or no id is left
     */
    public synchronized AdAccount create(int ads, Currency currency, ZoneId zone, long seed) {
        if (ads < 1 || ads > MOST_ADS) {
            throw new IllegalArgumentException("ads must be 1 to " + MOST_ADS);
        }
        if (generated == AccountBlueprint.MOST) {
            throw new IllegalArgumentException("there were " + AccountBlueprint.MOST + " generated accounts already");
        }
        generated++;
        AdAccount account = new AccountFactory(AccountBlueprint.further(generated, currency, zone), seed, config).create(ads);
        created.add(account);
        add(account);
        return account;
    }

    /** Removes the accounts that were created. */
    public synchronized void removeCreated() {
        accounts.removeAll(created);
        objects.values().removeIf(object -> created.contains(object.account()));
        created.clear();
    }

    private void add(AdAccount account) {
        objects.put(account.prefixedId(), new Located(account, account));
        Stream.of(account.campaigns(), account.adSets(), account.ads())
                .flatMap(List::stream)
                .forEach(object -> objects.put(object.id(), new Located(account, object)));
        accounts.add(account);
    }

    /** In a fixed order, those that were made later last. */
    public List<AdAccount> accounts() {
        return List.copyOf(accounts);
    }

    /** The object with this id; accounts answer to {@code act_<digits>} only, as at Meta. */
    public Optional<Located> find(String id) {
        return Optional.ofNullable(objects.get(id));
    }

    private static List<AdAccount> generated(SimulatorConfig.DatasetConfig config) {
        List<AdAccount> created = new ArrayList<>();
        List<Integer> sizes = config.accounts();
        if (sizes.size() > AccountBlueprint.MOST) {
            throw new IllegalArgumentException("fbads.simulator.dataset.accounts has more than "
                    + AccountBlueprint.MOST + " entries");
        }
        for (int i = 0; i < sizes.size(); i++) {
            AccountBlueprint blueprint = AccountBlueprint.at(i);
            created.add(new AccountFactory(blueprint, SplitMix.mix(config.seed(), blueprint.number()), config)
                    .create(sizes.get(i)));
        }
        return created;
    }

    /** An object and the account it belongs to. */
    public record Located(AdAccount account, AdObject object) {
    }
}
