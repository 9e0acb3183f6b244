package dev.fbads.gateway.quota;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads Meta's usage headers. Their values are JSON whose numbers may be integers, floats or strings and whose members may
 * be missing. What cannot be read is ignored: a usage header must never fail a response.
 */
public final class UsageHeaders {

    private static final Logger LOG = Logger.getLogger(UsageHeaders.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<QuotaKind, Double> percents = new EnumMap<>(QuotaKind.class);
    private Duration regain = Duration.ZERO;

    private UsageHeaders() {
    }

    /** Reads the headers; {@code header} returns the value for a name in any letter case, or null. */
    public static Usage read(UnaryOperator<@Nullable String> header) {
        UsageHeaders headers = new UsageHeaders();
        headers.app(parse(header.apply("X-App-Usage")));
        headers.account(parse(header.apply("X-Ad-Account-Usage")));
        headers.businessUseCases(parse(header.apply("X-Business-Use-Case-Usage")));
        headers.insights(parse(header.apply("X-FB-Ads-Insights-Throttle")));
        headers.regainAtLeast(seconds(header.apply("Retry-After")));
        Optional<Duration> regain = Optional.of(headers.regain).filter(Duration::isPositive);
        return new Usage(headers.percents, regain);
    }

    private void app(JsonNode usage) {
        callFigures(QuotaKind.APP, usage);
    }

    private void account(JsonNode usage) {
        percent(QuotaKind.ACCOUNT, usage.path("acc_id_util_pct"));
        regainAtLeast(Duration.ofSeconds((long) Math.ceil(usage.path("reset_time_duration").asDouble(0))));
    }

    private void businessUseCases(JsonNode usageById) {
        for (JsonNode entries : usageById) {
            for (JsonNode entry : entries) {
                callFigures(QuotaKind.BUSINESS_USE_CASE, entry);
                // The only figure of the family that is in minutes.
                double minutes = entry.path("estimated_time_to_regain_access").asDouble(0);
                regainAtLeast(Duration.ofSeconds((long) Math.ceil(minutes * 60)));
            }
        }
    }

    private void insights(JsonNode usage) {
        percent(QuotaKind.INSIGHTS_APP, usage.path("app_id_util_pct"));
        percent(QuotaKind.INSIGHTS_ACCOUNT, usage.path("acc_id_util_pct"));
    }

    private void callFigures(QuotaKind kind, JsonNode usage) {
        percent(kind, usage.path("call_count"));
        percent(kind, usage.path("total_cputime"));
        percent(kind, usage.path("total_time"));
    }

    private void percent(QuotaKind kind, JsonNode figure) {
        double percent = figure.asDouble(Double.NaN);
        if (Double.isFinite(percent)) {
            percents.merge(kind, percent, Math::max);
        }
    }

    private void regainAtLeast(Duration time) {
        if (time.compareTo(regain) > 0) {
            regain = time;
        }
    }

    private static JsonNode parse(@Nullable String value) {
        if (value == null) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException malformed) {
            LOG.debugf("usage header is not JSON: %s", malformed.getOriginalMessage());
            return JSON.missingNode();
        }
    }

    private static Duration seconds(@Nullable String retryAfter) {
        boolean digits = retryAfter != null && retryAfter.matches("[0-9]{1,9}");
        return digits ? Duration.ofSeconds(Long.parseLong(retryAfter)) : Duration.ZERO;
    }
}
