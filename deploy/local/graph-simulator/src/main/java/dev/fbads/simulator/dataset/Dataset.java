package dev.fbads.simulator.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.fbads.simulator.SimulatorConfig;
import io.quarkus.arc.All;

/** All accounts and everything in them, found by id. */
@Singleton
public class Dataset {

    private final List<AdAccount> accounts;
    private final Map<String, Located> objects = new HashMap<>();

    /** The configured accounts, then the further ones. */
    @Inject
    public Dataset(SimulatorConfig config, @All List<FurtherAccount> further) {
        accounts = Stream.concat(generated(config.dataset()).stream(), further.stream().map(FurtherAccount::account)).toList();
        for (AdAccount account : accounts) {
            objects.put(account.prefixedId(), new Located(account, account));
            Stream.of(account.campaigns(), account.adSets(), account.ads())
                    .flatMap(List::stream)
                    .forEach(object -> objects.put(object.id(), new Located(account, object)));
        }
    }

    /** In a fixed order. */
    public List<AdAccount> accounts() {
        return accounts;
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
            created.add(new AccountFactory(AccountBlueprint.at(i), config).create(sizes.get(i)));
        }
        return created;
    }

    /** An object and the account it belongs to. */
    public record Located(AdAccount account, AdObject object) {
    }
}
