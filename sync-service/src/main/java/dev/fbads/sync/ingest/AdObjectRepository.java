package dev.fbads.sync.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.fbads.sync.ingest.AdObjects.AdObject;
import dev.fbads.sync.jobs.ClaimedJob;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** {@code facebook_ad_objects}: the newest names of campaigns, ad sets and ads. */
@ApplicationScoped
class AdObjectRepository {

    private static final String UPSERT = """
            INSERT INTO facebook_ad_objects AS known
                (compte_id, account_id, level, object_id, name, campaign_id, adset_id, status, named_on)
            SELECT $1, $2, seen.* FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[])
                AS seen (level, object_id, name, campaign_id, adset_id, status, named_on)
            ORDER BY level, object_id
            ON CONFLICT (compte_id, account_id, level, object_id) DO UPDATE
            SET name = excluded.name, campaign_id = excluded.campaign_id, adset_id = excluded.adset_id,
                status = coalesce(excluded.status, known.status), named_on = excluded.named_on
            WHERE excluded.named_on >= known.named_on
            """;

    /** Writes names that are not older than the stored ones. */
    Uni<Void> upsert(SqlConnection connection, ClaimedJob job, List<AdObject> objects) {
        if (objects.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Object> values = List.of(job.compteId(), job.accountId().value(), strings(objects, AdObject::level),
                strings(objects, AdObject::id), strings(objects, AdObject::name), strings(objects, AdObject::campaignId),
                strings(objects, AdObject::adsetId), strings(objects, AdObject::status),
                objects.stream().map(AdObject::namedOn).toArray(LocalDate[]::new));
        return connection.preparedQuery(UPSERT).execute(Tuple.from(values)).replaceWithVoid();
    }

    private static String[] strings(List<AdObject> objects, Function<AdObject, @Nullable String> value) {
        return objects.stream().map(value).toArray(String[]::new);
    }
}
