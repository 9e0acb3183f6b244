package dev.fbads.query.figures;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.account.AccountVersion;

/**
 * Names and places that were read last, bounded by their number. They are kept by the version of their account, which every
 * rename changes, and are only looked up on a {@link Ground} that the caller was found to stand on.
 */
@ApplicationScoped
class KnownPlaces {

    /** Of some hundred bytes each: ten megabytes. */
    private static final int MOST = 20_000;
    private static final int INITIAL = 64;
    private static final float LOAD = 0.75f;

    private final Map<Of, Map<String, ObjectPlace>> byAccount = new LinkedHashMap<>(INITIAL, LOAD, true);
    private int size;

    /** Those of the objects that are known. */
    synchronized Map<ObjectKey, ObjectPlace> of(Ground ground, Level level, Collection<ObjectKey> objects) {
        Map<String, AccountVersion> versions = versions(ground);
        Map<ObjectKey, ObjectPlace> found = HashMap.newHashMap(objects.size());
        for (ObjectKey object : objects) {
            ObjectPlace place = byAccount.getOrDefault(new Of(versions.get(object.accountId()), level), Map.of())
                    .get(object.objectId());
            if (place != null) {
                found.put(object, place);
            }
        }
        return found;
    }

    synchronized void keep(Ground ground, Level level, Map<ObjectKey, ObjectPlace> places) {
        Map<String, AccountVersion> versions = versions(ground);
        places.forEach((object, place) -> {
            Map<String, ObjectPlace> ofAccount = byAccount.computeIfAbsent(new Of(versions.get(object.accountId()), level),
                    account -> new HashMap<>());
            size += ofAccount.put(object.objectId(), place) == null ? 1 : 0;
        });
        Iterator<Map<String, ObjectPlace>> oldest = byAccount.values().iterator();
        while (size > MOST) {
            size -= oldest.next().size();
            oldest.remove();
        }
    }

    private static Map<String, AccountVersion> versions(Ground ground) {
        return ground.versions().stream().collect(Collectors.toMap(AccountVersion::accountId, version -> version));
    }

    private record Of(AccountVersion account, Level level) {
    }
}
