package dev.fbads.simulator.insights;

import static dev.fbads.simulator.insights.MetricWriter.action;
import static dev.fbads.simulator.insights.MetricWriter.count;
import static dev.fbads.simulator.insights.MetricWriter.linkClickRate;
import static dev.fbads.simulator.insights.MetricWriter.people;
import static dev.fbads.simulator.insights.MetricWriter.returns;
import static dev.fbads.simulator.insights.MetricWriter.share;
import static dev.fbads.simulator.insights.MetricWriter.spendPer;
import static dev.fbads.simulator.insights.MetricWriter.text;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.fbads.simulator.dataset.AdObject;
import dev.fbads.simulator.dataset.Counter;

/** The fields that insights have data for, by the name they have at Meta. */
enum InsightField {
    ACCOUNT_ID(text(row -> row.query().account().id()), false),
    ACCOUNT_NAME(text(row -> row.query().account().name()), false),
    ACCOUNT_CURRENCY(text(row -> row.query().account().currency().getCurrencyCode()), false),
    CAMPAIGN_ID(text(row -> idOf(row.campaign())), false),
    CAMPAIGN_NAME(text(row -> nameOf(row.campaign())), false),
    ADSET_ID(text(row -> idOf(row.adSet())), false),
    ADSET_NAME(text(row -> nameOf(row.adSet())), false),
    AD_ID(text(row -> idOf(row.ad())), false),
    AD_NAME(text(row -> nameOf(row.ad())), false),
    OBJECTIVE(text(row -> row.campaign() == null ? null : row.campaign().objective().name()), false),
    OPTIMIZATION_GOAL(text(row -> row.adSet() == null ? null : row.adSet().campaign().objective().optimizationGoal()), false),
    BUYING_TYPE(text(row -> row.campaign() == null ? null : "AUCTION"), false),
    ATTRIBUTION_SETTING(text(row -> row.campaign() == null ? null : "7d_click_1d_view"), false),
    IMPRESSIONS(count(Counter.IMPRESSIONS, true), true),
    CLICKS(count(Counter.CLICKS, true), true),
    SPEND(MetricWriter::spend, true),
    REACH(people(row -> row.sums().reach(), true), true),
    FREQUENCY(MetricWriter::frequency, true),
    CTR(share(row -> row.sums().get(Counter.CLICKS), row -> row.sums().get(Counter.IMPRESSIONS), true), true),
    CPC(spendPer(row -> row.sums().get(Counter.CLICKS), 1), true),
    CPM(spendPer(row -> row.sums().get(Counter.IMPRESSIONS), 1_000), true),
    CPP(people(spendPer(row -> row.sums().reach(), 1_000)), true),
    UNIQUE_CLICKS(people(row -> row.sums().uniqueClicks(), true), true),
    UNIQUE_CTR(people(share(row -> row.sums().uniqueClicks(), row -> row.sums().reach(), true)), true),
    COST_PER_UNIQUE_CLICK(people(spendPer(row -> row.sums().uniqueClicks(), 1)), true),
    INLINE_LINK_CLICKS(count(Counter.LINK_CLICK, false), true),
    INLINE_LINK_CLICK_CTR(share(row -> row.sums().get(Counter.LINK_CLICK), row -> row.sums().get(Counter.IMPRESSIONS), false),
            true),
    COST_PER_INLINE_LINK_CLICK(spendPer(row -> row.sums().get(Counter.LINK_CLICK), 1), true),
    UNIQUE_INLINE_LINK_CLICKS(people(row -> row.sums().distinctOf(row.sums().get(Counter.LINK_CLICK)), false), true),
    COST_PER_UNIQUE_INLINE_LINK_CLICK(people(spendPer(row -> row.sums().distinctOf(row.sums().get(Counter.LINK_CLICK)), 1)),
            true),
    INLINE_POST_ENGAGEMENT(MetricWriter.number(MetricWriter::engagement), true),
    COST_PER_INLINE_POST_ENGAGEMENT(spendPer(MetricWriter::engagement, 1), true),
    WEBSITE_CTR(linkClickRate(), true),
    OUTBOUND_CLICKS(MetricWriter.outboundClicks(), true),
    ACTIONS(action(ActionMetric.COUNT), true),
    ACTION_VALUES(action(ActionMetric.WORTH), true),
    UNIQUE_ACTIONS(people(action(ActionMetric.UNIQUE)), true),
    COST_PER_ACTION_TYPE(action(ActionMetric.COST), true),
    COST_PER_UNIQUE_ACTION_TYPE(people(action(ActionMetric.UNIQUE_COST)), true),
    PURCHASE_ROAS(returns("omni_purchase"), true),
    WEBSITE_PURCHASE_ROAS(returns("offsite_conversion.fb_pixel_purchase"), true);

    private static final Map<String, InsightField> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(InsightField::wireName, Function.identity()));

    private final SerializableString wireName;
    private final MetricWriter writer;
    private final boolean metric;

    InsightField(MetricWriter writer, boolean metric) {
        this.wireName = new SerializedString(name().toLowerCase(Locale.ROOT));
        this.writer = writer;
        this.metric = metric;
    }

    static Optional<InsightField> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    String wireName() {
        return wireName.getValue();
    }

    /** Whether it measures something, rather than says what was measured. */
    boolean isMetric() {
        return metric;
    }

    /** Writes name and value, or nothing where Meta would send nothing. */
    void write(JsonGenerator json, InsightRow row) throws IOException {
        writer.write(json, wireName, row);
    }

    private static @Nullable String idOf(@Nullable AdObject object) {
        return object == null ? null : object.id();
    }

    private static @Nullable String nameOf(@Nullable AdObject object) {
        return object == null ? null : object.name();
    }
}
