package dev.fbads.simulator.recorded;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

import jakarta.inject.Singleton;

import dev.fbads.simulator.dataset.Ad;
import dev.fbads.simulator.dataset.AdAccount;
import dev.fbads.simulator.dataset.AdProfile;
import dev.fbads.simulator.dataset.AdSet;
import dev.fbads.simulator.dataset.Campaign;
import dev.fbads.simulator.dataset.EffectiveStatus;
import dev.fbads.simulator.dataset.FurtherAccount;
import dev.fbads.simulator.dataset.Objective;

/**
 * The account of the recorded rows: {@code act_212551616838260}, "Airbyte". Its days are of 2021, so it alone is exempt
 * from Meta's limit of 37 months; otherwise nobody could read it.
 */
@Singleton
public class RecordedAccount implements FurtherAccount {

    private static final String ID = "212551616838260";
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final LocalDate OPENED = LocalDate.of(2021, 1, 4);

    private final AdAccount account = load();

    @Override
    public AdAccount account() {
        return account;
    }

    private static AdAccount load() {
        List<RecordedRow> rows = RecordedRows.load();
        RecordedRow any = rows.getFirst();
        Instant created = OPENED.atStartOfDay(ZONE).toInstant();
        Campaign campaign = new Campaign(any.text("campaign_id"), any.text("campaign_name"), Objective.OUTCOME_AWARENESS,
                created);
        AdSet adSet = new AdSet(any.text("adset_id"), any.text("adset_name"), campaign, 100, created);
        List<Ad> ads = rows.stream()
                .map(row -> new AdName(row.text("ad_id"), row.text("ad_name")))
                .distinct()
                .map(name -> ad(name, adSet, created))
                .toList();
        return new AdAccount(ID, "Airbyte", ZONE, Currency.getInstance("USD"), created, false, List.of(campaign),
                List.of(adSet), ads, new RecordedDelivery(rows));
    }

    private static Ad ad(AdName name, AdSet adSet, Instant created) {
        return new Ad(name.id(), name.name(), adSet, EffectiveStatus.PAUSED, 0, OPENED.toEpochDay(), Long.MAX_VALUE,
                new AdProfile(0, 0, 0, 0, AdProfile.Format.IMAGE), created);
    }

    private record AdName(String id, String name) {
    }
}
