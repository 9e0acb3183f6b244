package dev.fbads.simulator.truth;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.dataset.AdSet;
import dev.fbads.simulator.dataset.Campaign;
import dev.fbads.simulator.dataset.Cells;
import dev.fbads.simulator.dataset.Delivery;
import dev.fbads.simulator.dataset.EffectiveStatus;
import dev.fbads.simulator.dataset.MetricSums;
import dev.fbads.simulator.time.Today;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Adds up ad-days straight from the data set, deleted and archived ads included unless asked otherwise. */
@Singleton
class TruthSummer {

    private final Clock clock;

    TruthSummer(Clock clock) {
        this.clock = clock;
    }

    JsonObject sum(TruthQuery query) {
        AdAccount account = query.account();
        Map<AdObject, TruthSums> byObject = new LinkedHashMap<>();
        TruthSums totals = new TruthSums();
        Delivery.Reader reader = account.delivery().reader(Cells.NONE);
        Today today = Today.of(clock.instant(), account.zone());
        MetricSums[] day = { new MetricSums() };
        for (Ad ad : account.ads()) {
            if (ad.status() == EffectiveStatus.DELETED && !query.withDeleted()) {
                continue;
            }
            TruthSums sums = byObject.computeIfAbsent(query.level().of(account, ad), object -> new TruthSums());
            for (long date = query.since().toEpochDay(); date <= query.until().toEpochDay(); date++) {
                day[0].clear();
                reader.addDay(ad, date, today, day);
                if (!day[0].isEmpty()) {
                    sums.add(day[0]);
                    totals.add(day[0]);
                }
            }
        }
        return json(query, byObject, totals);
    }

    private static JsonObject json(TruthQuery query, Map<AdObject, TruthSums> byObject, TruthSums totals) {
        int digits = query.account().minorDigits();
        JsonArray rows = new JsonArray();
        byObject.forEach((object, sums) -> {
            if (sums.isDelivered()) {
                rows.add(sums.into(identity(object), digits));
            }
        });
        return new JsonObject()
                .put("account_id", query.account().id())
                .put("currency", query.account().currency().getCurrencyCode())
                .put("timezone_name", query.account().zone().getId())
                .put("since", query.since().toString())
                .put("until", query.until().toString())
                .put("level", query.level().wireName())
                .put("rows", rows)
                .put("totals", totals.into(new JsonObject(), digits));
    }

    private static JsonObject identity(AdObject object) {
        JsonObject json = new JsonObject().put("id", object.id()).put("name", object.name());
        return switch (object) {
            case AdAccount account -> json;
            case Campaign campaign -> json;
            case AdSet adSet -> json.put("campaign_id", adSet.campaign().id());
            case Ad ad -> json.put("campaign_id", ad.campaign().id()).put("adset_id", ad.adSet().id());
        };
    }
}
