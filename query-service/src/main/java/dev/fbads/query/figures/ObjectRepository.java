package dev.fbads.query.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.tenant.TenantSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads names and parents from {@code facebook_ad_objects}. */
@ApplicationScoped
public class ObjectRepository {

    /** For a {@link FilterClause}: %1$s alias, %2$s stored level, %3$s the expression that equals the id. */
    static final String JOINED = """
            JOIN public.facebook_ad_objects AS %1$s
                ON %1$s.compte_id = $1 AND %1$s.account_id = block.account_id AND %1$s.level = '%2$s' AND %1$s.object_id = %3$s
            """;
    /**
     * For a {@link FilterClause}: %1$s the condition on the object's status, %2$s stored level, %3$s the
     * parameter with the statuses.
     */
    static final String OWN_STATUS_OR_OF_ADS = """
            (%1$s OR shown.status IS NULL AND shown.object_id IN (
                SELECT ad.%2$s_id FROM public.facebook_ad_objects AS ad
                WHERE ad.compte_id = $1 AND ad.account_id = ANY ($3::text[]) AND ad.level = 'ad'
                  AND ad.status = ANY (%3$s::text[])))""";

    private static final String CAMPAIGN = """
            LEFT JOIN public.facebook_ad_objects AS campaign
                ON campaign.compte_id = $1 AND campaign.account_id = requested.account_id AND campaign.level = 'campaign'
                AND campaign.object_id = object.campaign_id
            """;
    private static final String ADSET = """
            LEFT JOIN public.facebook_ad_objects AS adset
                ON adset.compte_id = $1 AND adset.account_id = requested.account_id AND adset.level = 'adset'
                AND adset.object_id = object.adset_id
            """;
    /** %1$s the stored level, %2$s the parents' columns, %3$s the parents. */
    private static final String HIERARCHIES = """
            SELECT requested.account_id, requested.object_id, object.name, object.status%2$s
            FROM unnest($2::text[], $3::text[]) AS requested (account_id, object_id)
            JOIN public.facebook_ad_objects AS object
                ON object.compte_id = $1 AND object.account_id = requested.account_id AND object.level = '%1$s'
                AND object.object_id = requested.object_id
            %3$s
            """;
    private static final String CAMPAIGN_COLUMNS = ", object.campaign_id, campaign.name AS campaign_name";
    private static final String ADSET_COLUMNS = CAMPAIGN_COLUMNS + ", object.adset_id, adset.name AS adset_name";

    private static final Map<Level, String> HIERARCHIES_BY_LEVEL = new EnumMap<>(Map.of(
            Level.CAMPAIGNS, HIERARCHIES.formatted("campaign", "", ""),
            Level.ADSETS, HIERARCHIES.formatted("adset", CAMPAIGN_COLUMNS, CAMPAIGN),
            Level.ADS, HIERARCHIES.formatted("ad", ADSET_COLUMNS, CAMPAIGN + ADSET)));

    private final ContextCache cache;

    ObjectRepository(ContextCache cache) {
        this.cache = cache;
    }

    /** The hierarchy of each object, which is not an account; only those that are not cached are read. */
    public Uni<Map<ObjectKey, ObjectHierarchy>> hierarchies(TenantSession session, QueryContext context, Level level,
            Collection<ObjectKey> objects) {
        Map<String, AccountVersion> versions = context.versions()
                .stream()
                .collect(Collectors.toMap(AccountVersion::accountId, version -> version));
        Map<ObjectKey, ObjectHierarchy> hierarchies = HashMap.newHashMap(objects.size());
        List<ObjectKey> unknown = new ArrayList<>();
        for (ObjectKey object : Set.copyOf(objects)) {
            cache.get(key(versions, level, object))
                    .ifPresentOrElse(hierarchy -> hierarchies.put(object, hierarchy), () -> unknown.add(object));
        }
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(hierarchies);
        }
        return read(session, context.compteId(), level, unknown).map(read -> {
            for (ObjectKey object : unknown) {
                ObjectHierarchy hierarchy = read.getOrDefault(object, ObjectHierarchy.UNKNOWN);
                cache.put(key(versions, level, object), hierarchy);
                hierarchies.put(object, hierarchy);
            }
            return hierarchies;
        });
    }

    private static HierarchyKey key(Map<String, AccountVersion> versions, Level level, ObjectKey object) {
        return HierarchyKey.of(Objects.requireNonNull(versions.get(object.accountId())), level, object.objectId());
    }

    private static Uni<Map<ObjectKey, ObjectHierarchy>> read(TenantSession session, int compteId, Level level,
            Collection<ObjectKey> objects) {
        Tuple parameters = Tuple.of(compteId,
                objects.stream().map(ObjectKey::accountId).toArray(String[]::new),
                objects.stream().map(ObjectKey::objectId).toArray(String[]::new));
        return session
                .list(Objects.requireNonNull(HIERARCHIES_BY_LEVEL.get(level)), parameters,
                        row -> Map.entry(key(row), hierarchy(level, row)))
                .map(ObjectRepository::byKey);
    }

    private static Map<ObjectKey, ObjectHierarchy> byKey(List<Map.Entry<ObjectKey, ObjectHierarchy>> hierarchies) {
        return hierarchies.stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, HashMap::new));
    }

    private static ObjectKey key(Row row) {
        return new ObjectKey(row.getString("account_id"), row.getString("object_id"));
    }

    private static ObjectHierarchy hierarchy(Level level, Row row) {
        boolean inCampaign = level.compareTo(Level.CAMPAIGNS) > 0;
        boolean inAdset = level == Level.ADS;
        return new ObjectHierarchy(row.getString("name"), row.getString("status"),
                inCampaign ? row.getString("campaign_id") : null, inCampaign ? row.getString("campaign_name") : null,
                inAdset ? row.getString("adset_id") : null, inAdset ? row.getString("adset_name") : null);
    }
}
