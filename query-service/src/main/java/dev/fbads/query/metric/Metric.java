package dev.fbads.query.metric;

import static dev.fbads.query.metric.Decimals.ofMicros;
import static dev.fbads.query.metric.Decimals.ratio;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

/** Every figure that is one number, under Meta's name if Meta has one. Lists of actions are separate. */
public enum Metric {
    IMPRESSIONS(Unit.COUNT, Kind.SUM, Better.UP, count(Sums::impressions)),
    REACH(Unit.PEOPLE, Kind.PEOPLE, Better.UP, count(Sums::reach)),
    FREQUENCY(Unit.RATIO, Kind.RATIO_OF_PEOPLE, Better.NEITHER,
            f -> ratio(BigDecimal.valueOf(f.sums().impressions()), BigDecimal.valueOf(f.sums().reach()))),
    SPEND(Unit.MONEY, Kind.SUM, Better.NEITHER, Metric::spend),
    CLICKS(Unit.COUNT, Kind.SUM, Better.UP, count(Sums::clicks)),
    UNIQUE_CLICKS(Unit.PEOPLE, Kind.PEOPLE, Better.UP, count(Sums::uniqueClicks)),
    CPC(Unit.MONEY, Kind.RATIO, Better.DOWN, perSpend(Sums::clicks)),
    CPM(Unit.MONEY, Kind.RATIO, Better.DOWN,
            f -> ratio(spend(f).movePointRight(3), BigDecimal.valueOf(f.sums().impressions()))),
    CTR(Unit.PERCENT, Kind.RATIO, Better.UP, percentOfImpressions(Sums::clicks)),
    INLINE_LINK_CLICKS(Unit.COUNT, Kind.SUM, Better.UP, count(Sums::inlineLinkClicks)),
    INLINE_POST_ENGAGEMENT(Unit.COUNT, Kind.SUM, Better.UP, count(Sums::inlinePostEngagement)),
    WEBSITE_CTR(Unit.PERCENT, Kind.RATIO, Better.UP, percentOfImpressions(Sums::inlineLinkClicks)),
    COST_PER_INLINE_LINK_CLICK(Unit.MONEY, Kind.RATIO, Better.DOWN, perSpend(Sums::inlineLinkClicks)),
    COST_PER_UNIQUE_CLICK(Unit.MONEY, Kind.RATIO_OF_PEOPLE, Better.DOWN, perSpend(Sums::uniqueClicks)),
    LEADS(Unit.COUNT, Kind.SUM, Better.UP, result(Result.LEADS)),
    COST_PER_LEAD(Unit.MONEY, Kind.RATIO, Better.DOWN, costPer(Result.LEADS)),
    PURCHASES(Unit.COUNT, Kind.SUM, Better.UP, result(Result.PURCHASES)),
    COST_PER_PURCHASE(Unit.MONEY, Kind.RATIO, Better.DOWN, costPer(Result.PURCHASES)),
    PURCHASE_VALUE(Unit.MONEY, Kind.SUM, Better.UP, result(Result.PURCHASE_VALUE)),
    ROAS(Unit.RATIO, Kind.RATIO, Better.UP, f -> ratio(ofMicros(f.result(Result.PURCHASE_VALUE)), spend(f))),
    CONTACTS(Unit.COUNT, Kind.SUM, Better.UP, result(Result.CONTACTS)),
    ADDS_TO_CART(Unit.COUNT, Kind.SUM, Better.UP, result(Result.ADDS_TO_CART)),
    CHECKOUTS_INITIATED(Unit.COUNT, Kind.SUM, Better.UP, result(Result.CHECKOUTS_INITIATED)),
    REGISTRATIONS_COMPLETED(Unit.COUNT, Kind.SUM, Better.UP, result(Result.REGISTRATIONS_COMPLETED)),
    SUBSCRIPTIONS(Unit.COUNT, Kind.SUM, Better.UP, result(Result.SUBSCRIPTIONS)),
    SEARCHES(Unit.COUNT, Kind.SUM, Better.UP, result(Result.SEARCHES)),
    APP_INSTALLS(Unit.COUNT, Kind.SUM, Better.UP, result(Result.APP_INSTALLS));

    /** All metrics in order; {@code values()} would copy them for every row. */
    static final List<Metric> ALL = List.of(values());

    private static final List<String> UPPER_BOUNDS = List.of(REACH.wire(), FREQUENCY.wire(), UNIQUE_CLICKS.wire(),
            COST_PER_UNIQUE_CLICK.wire(), ActionList.UNIQUE_ACTIONS.wire());

    private final String wire = name().toLowerCase(Locale.ROOT);
    private final SerializableString field = new SerializedString(wire);
    private final Unit unit;
    private final Kind kind;
    private final Better better;
    private final Function<Figures, @Nullable BigDecimal> formula;

    Metric(Unit unit, Kind kind, Better better, Function<Figures, @Nullable BigDecimal> formula) {
        this.unit = unit;
        this.kind = kind;
        this.better = better;
        this.formula = formula;
    }

    /** Its value; null for a ratio with a divisor of zero. */
    public @Nullable BigDecimal of(Figures figures) {
        return formula.apply(figures);
    }

    public Unit unit() {
        return unit;
    }

    public Kind kind() {
        return kind;
    }

    public Better better() {
        return better;
    }

    /** Lower case, as in JSON. */
    public String wire() {
        return wire;
    }

    /** {@link #wire}, encoded for JSON. */
    SerializableString field() {
        return field;
    }

    /** The metric with this name on the wire. */
    public static Optional<Metric> ofWire(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.wire().equals(name))
                .findFirst();
    }

    /**
     * The names of metrics that are bounds and not exact. Meta counts people once per ad and slice, and the same person can
     * be in two rows: a sum of people over rows is an upper bound, and a value divided by it is a lower bound.
     */
    public static List<String> upperBounds(long storedRows) {
        return storedRows > 1 ? UPPER_BOUNDS : List.of();
    }

    private static BigDecimal spend(Figures figures) {
        return ofMicros(figures.sums().spendMicros());
    }

    private static Function<Figures, @Nullable BigDecimal> count(ToLongFunction<Sums> sum) {
        return figures -> BigDecimal.valueOf(sum.applyAsLong(figures.sums()));
    }

    private static Function<Figures, @Nullable BigDecimal> perSpend(ToLongFunction<Sums> sum) {
        return figures -> ratio(spend(figures), BigDecimal.valueOf(sum.applyAsLong(figures.sums())));
    }

    private static Function<Figures, @Nullable BigDecimal> percentOfImpressions(ToLongFunction<Sums> sum) {
        return figures -> ratio(BigDecimal.valueOf(sum.applyAsLong(figures.sums())).movePointRight(2),
                BigDecimal.valueOf(figures.sums().impressions()));
    }

    private static Function<Figures, @Nullable BigDecimal> result(Result result) {
        return figures -> ofMicros(figures.result(result));
    }

    private static Function<Figures, @Nullable BigDecimal> costPer(Result result) {
        return figures -> ratio(spend(figures), ofMicros(figures.result(result)));
    }

    /** The unit of a value. */
    public enum Unit {
        COUNT,
        PEOPLE,
        MONEY,
        PERCENT,
        RATIO
    }

    /** How values of several rows are combined. */
    public enum Kind {
        /** Added up. */
        SUM,
        /** Added up to an upper bound. */
        PEOPLE,
        /** Computed from sums. */
        RATIO,
        /** Computed from a sum that is an upper bound. */
        RATIO_OF_PEOPLE
    }

    /** Which direction of change is good. */
    public enum Better {
        UP,
        DOWN,
        NEITHER
    }
}
