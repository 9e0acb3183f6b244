package dev.fbads.sync.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.Period;
import dev.fbads.sync.ingest.MappedRow.RefusalReason;
import dev.fbads.sync.plan.FetchRange;
import dev.fbads.sync.rollups.ActionItem;
import dev.fbads.sync.rollups.ActionList;
import dev.fbads.sync.rollups.ActionType;

class AdRowMapperTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    private final AdRowMapper mapper = mapper(BreakdownSet.NONE, DAY);

    @Test
    void readsNumbersExactlyAndListsUnchanged() {
        AdRow row = accepted(mapper, row("""
                "impressions": "839", "reach": "797", "frequency": "1.052698", "spend": "1.09", "clicks": "1",
                "ctr": "0.11919", "website_ctr": [{"action_type": "link_click", "value": "0.11919"}],
                "actions": [{"action_type": "link_click", "value": "1", "7d_click": "1"}], "effective_status": "ARCHIVED"
                """));

        assertThat(row.metrics().spend()).isEqualByComparingTo("1.09");
        assertThat(row.metrics().frequency()).isEqualByComparingTo("1.052698");
        assertThat(row.metrics().websiteCtr()).isEqualByComparingTo("0.11919");
        assertThat(row.actions().toString())
                .isEqualTo("[{\"action_type\": \"link_click\", \"value\": \"1\", \"7d_click\": \"1\"}]");
        assertThat(row.actionItems())
                .containsExactly(new ActionItem(new ActionType(ActionList.ACTIONS, "link_click"), 1_000_000));
        assertThat(row.status()).isEqualTo("ARCHIVED");
        assertThat(row.adName()).isEqualTo("Bottes d'érable – vidéo");
    }

    @Test
    void absentMeansZeroAndAnEmptyList() {
        AdRow row = accepted(mapper, row("\"impressions\": \"7\""));

        assertThat(row.metrics().clicks()).isZero();
        assertThat(row.metrics().cpc()).isEqualTo(BigDecimal.ZERO);
        assertThat(row.actions().toString()).isEqualTo("[]");
        assertThat(row.breakdown().age()).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "'spend': '-0.01' | NEGATIVE_METRIC",
            "'clicks': '-1' | NEGATIVE_METRIC",
            "'impressions': 'many' | INVALID_NUMBER",
            "'impressions': '1.5' | INVALID_NUMBER",
            "'spend': {'value': '1'} | INVALID_NUMBER",
            "'spend': '' | INVALID_NUMBER",
            "'actions': 'none' | INVALID_ACTIONS",
            "'actions': {} | INVALID_ACTIONS",
            "'actions': [{'action_type': 'lead', 'value': 'one'}] | INVALID_ACTIONS",
            "'ad_id': '' | MISSING_ID",
            "'campaign_id': null | MISSING_ID",
            "'date_start': '2026-13-01' | INVALID_DATE",
            "'date_start': '2026-11-02', 'date_stop': '2026-11-02' | OUTSIDE_RANGE",
            "'date_stop': '2026-11-02' | OUTSIDE_RANGE",
    })
    void refusesInvalidRows(String overrides, RefusalReason reason) {
        assertThat(map(mapper, row(overrides.replace('\'', '"')))).isEqualTo(new MappedRow.Refused(reason));
    }

    @Test
    void aRowOfABreakdownSetRequiresItsValues() {
        AdRowMapper countries = mapper(BreakdownSet.COUNTRY, DAY);

        assertThat(map(countries, row("\"impressions\": \"7\"")))
                .isEqualTo(new MappedRow.Refused(RefusalReason.MISSING_BREAKDOWN));
        assertThat(accepted(countries, row("\"country\": \"CA\"")).breakdown().country()).isEqualTo("CA");
    }

    @Test
    void actionSetsKeepTheirActionsAndNoMetrics() {
        AdRow row = accepted(mapper(BreakdownSet.ACTION_DEVICE, DAY), row("""
                "impressions": "839", "spend": "1.09", "actions": [{"action_device": "iphone", "value": "1"}]"""));

        assertThat(row.metrics()).isEqualTo(AdRow.Metrics.ZERO);
        assertThat(row.actions().toString()).contains("iphone");
    }

    @Test
    void charactersThatPostgresRefusesAreRemovedFromNamesAndLists() {
        AdRow row = accepted(mapper, row("""
                "ad_name": "a\\u0000b", "actions": [{"action_type": "x\\u0000y\\u00e9", "value": "1"}]"""));

        assertThat(row.adName()).isEqualTo("ab");
        assertThat(row.actions().toString()).isEqualTo("[{\"action_type\":\"xyé\",\"value\":\"1\"}]");
        assertThat(row.actionItems().getFirst().type().name()).isEqualTo("xyé");
    }

    @Test
    void noValueOfOneRowAppearsInTheNext() {
        accepted(mapper,
                row("\"spend\": \"1.09\", \"actions\": [{\"action_type\": \"lead\", \"value\": \"1\"}], \"age\": \"18-24\""));
        AdRow next = accepted(mapper, row("\"impressions\": null"));

        assertThat(next.metrics().spend()).isZero();
        assertThat(next.actions().toString()).isEqualTo("[]");
        assertThat(next.actionItems()).isEmpty();
        assertThat(next.breakdown().age()).isNull();
    }

    @Test
    void aLineThatIsNotJsonIsRejected() {
        assertThatThrownBy(() -> mapper.map("{\"row\":{\"ad_id\":\"3\"".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void acceptsEveryRecordedRowOfMeta() throws IOException {
        try (InputStream recorded = getClass().getResourceAsStream("/recorded/insights-rows.jsonl")) {
            int rows = 0;
            for (String line : new String(recorded.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank()) {
                    JsonNode sample = JSON.readTree(line);
                    BreakdownSet set = BreakdownSet.ofWire(sample.path("breakdown_set").asText()).orElseThrow();
                    LocalDate day = LocalDate.parse(sample.path("row").path("date_start").asText());
                    AdRow row = accepted(mapper(set, day), sample.path("row").toString());
                    assertThat(row.metrics().spend()).isEqualByComparingTo(sample.path("row").path("spend").asText());
                    rows++;
                }
            }
            assertThat(rows).isEqualTo(7);
        }
    }

    @Test
    void theQualityScoreDecreasesWithMissingFigures() {
        assertThat(accepted(mapper, row("\"spend\": \"0\"")).qualityScore()).isEqualTo(65);
        assertThat(accepted(mapper, row("\"impressions\": \"9\", \"spend\": \"1\", \"clicks\": \"1\"")).qualityScore())
                .isEqualTo(100);
    }

    private static AdRow accepted(AdRowMapper mapper, String row) {
        return switch (map(mapper, row)) {
            case MappedRow.Accepted accepted -> accepted.row();
            case MappedRow.Refused refused -> throw new AssertionError("refused: " + refused.reason());
        };
    }

    private static MappedRow map(AdRowMapper mapper, String row) {
        try {
            return mapper.map(("{\"row\":" + row + "}").getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static AdRowMapper mapper(BreakdownSet set, LocalDate day) {
        return new AdRowMapper(new FetchRange(set, Granularity.DAY, new Period(day, day)));
    }

    /** A row in which the given members replace those of a valid row: of duplicate names JSON reads the last. */
    private static String row(String overrides) {
        return """
                {"campaign_id": "1", "campaign_name": "C", "adset_id": "2", "adset_name": "S", "ad_id": "3",
                 "ad_name": "Bottes d'érable – vidéo", "date_start": "2026-11-01", "date_stop": "2026-11-01", %s}"""
                .formatted(overrides.strip());
    }
}
