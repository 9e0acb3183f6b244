package dev.fbads.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.fbads.query.testing.AdRow;
import dev.fbads.query.testing.Api;
import dev.fbads.query.testing.Fixture;
import dev.fbads.query.testing.ServiceTest;
import dev.fbads.query.testing.Store;
import io.restassured.response.Response;

/** Exported files, compared with the response of the level and with the stored rows. */
@ServiceTest
class ExportResourceTest {

    private static final String QUERY = "account_id=" + Fixture.ACCOUNT + "&since=2026-01-01&until=2026-03-14";

    private static Fixture fixture;

    @BeforeAll
    static void store() throws SQLException {
        fixture = Fixture.store();
        try (Store store = Store.open()) {
            store.execute(
                    "UPDATE public.facebook_ad_objects SET name = '=HYPERLINK(\"evil\"),\nand more' WHERE object_id = '300'");
        }
    }

    @Test
    void aCsvFileHasTheExactFiguresOfTheResponse() {
        JsonNode rows = response("ads", "&sort=-clicks&compare=previous_period&limit=1000").get("rows");
        Table table = Table.ofCsv(export("ads", "csv", "&sort=-clicks&compare=previous_period").asString());

        assertThat(table.rows()).hasSize(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            assertThat(table.cell(row, "Ad ID")).isEqualTo(rows.get(row).get("id").textValue());
            assertThat(table.rows().get(row)).hasSize(table.header().size());
            assertThat(plain(table.cell(row, "Impressions"))).isEqualTo(text(rows.get(row).at("/metrics/impressions")));
            assertThat(plain(table.cell(row, "Amount spent"))).isEqualTo(text(rows.get(row).at("/metrics/spend")));
            assertThat(plain(table.cell(row, "Amount spent (comparison)"))).isEqualTo(text(rows.get(row).at("/compare/spend")));
            assertThat(plain(table.cell(row, "Amount spent (change)")))
                    .isEqualTo(text(rows.get(row).at("/delta/spend/absolute")));
            assertThat(plain(table.cell(row, "Amount spent (change, %)")))
                    .isEqualTo(text(rows.get(row).at("/delta/spend/percent")));
        }
    }

    /** In tests, five rows are sorted in memory (application.properties): all of these exports use a file. */
    @ParameterizedTest
    @ValueSource(strings = { "sort=-spend", "sort=cpc", "sort=-name", "sort=name&search=ad 30", "sort=actions:link_click",
            "sort=-roas&compare=previous_period", "sort=name&compare_since=2025-11-01&compare_until=2025-11-30",
            "campaign_id=101&sort=impressions", "adset_id=99" })
    void aFileHasTheRowsOfTheResponseInItsOrder(String query) throws Exception {
        for (String level : List.of("account", "campaigns", "adsets", "ads")) {
            JsonNode rows = response(level, "&limit=1000&" + query).get("rows");
            String file = export(level, "ndjson", "&" + query).asString();
            ArrayNode lines = file.isEmpty() ? new ObjectMapper().createArrayNode() : lines(file);
            lines.forEach(line -> ((ObjectNode) line).remove(List.of("date_start", "date_stop")));

            assertThat(lines.toString()).as(level).isEqualTo(rows.toString());
        }
    }

    @Test
    void aTextThatWouldBeAFormulaIsDefusedAndQuoted() {
        Table table = Table.ofCsv(export("ads", "csv", "&search=300").asString());

        assertThat(table.cell(0, "Ad name")).isEqualTo("'=HYPERLINK(\"evil\"),\nand more");
    }

    @Test
    void aWorkbookHasTypedCells() throws Exception {
        JsonNode rows = response("ads", "&limit=1000").get("rows");
        Table table = Table.ofXlsx(export("ads", "xlsx", "").asByteArray(), 1);

        assertThat(table.rows()).hasSize(rows.size());
        assertThat(table.header()).contains("inlineStr:Amount spent");
        for (int row = 0; row < rows.size(); row++) {
            String spend = table.cell(row, "inlineStr:Amount spent");
            assertThat(spend).matches("n?:.*");
            assertThat(new BigDecimal(spend.substring(spend.indexOf(':') + 1)))
                    .isEqualByComparingTo(rows.get(row).at("/metrics/spend").decimalValue());
            assertThat(table.cell(row, "inlineStr:Ad ID")).isEqualTo("inlineStr:" + rows.get(row).get("id").textValue());
            assertThat(table.cell(row, "inlineStr:First day")).isEqualTo("n:46023.0");
        }
    }

    @Test
    void aLineOfNdjsonIsARowOfTheResponse() throws Exception {
        JsonNode rows = response("campaigns", "&limit=1000").get("rows");
        ArrayNode lines = lines(export("campaigns", "ndjson", "").asString());

        assertThat(lines).hasSize(rows.size());
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).get("date_start").textValue()).isEqualTo("2026-01-01");
            assertThat(lines.get(i).at("/metrics/actions").toString()).isEqualTo(rows.get(i).at("/metrics/actions").toString());
            assertThat(lines.get(i).get("id")).isEqualTo(rows.get(i).get("id"));
        }
    }

    @Test
    void aDailyExportHasARowPerObjectAndDayAndOneForAMonthlySum() throws Exception {
        String days = "account_id=" + Fixture.ACCOUNT + "&since=2025-12-01&until=2026-03-14&granularity=day&format=ndjson";
        ArrayNode lines = lines(Api.as("client").get("/api/facebook/data/ads/export?" + days).asString());
        Map<String, AdRow> expected = fixture.counted()
                .stream()
                .filter(row -> row.since().getYear() == 2026 || row.since().getMonthValue() == 12)
                .collect(Collectors.toMap(row -> row.since() + " " + row.until() + " " + row.adId(), row -> row));

        assertThat(lines).hasSize(expected.size());
        for (JsonNode line : lines) {
            AdRow row = expected.get(line.get("date_start").textValue() + " " + line.get("date_stop").textValue() + " "
                    + line.get("id").textValue());
            assertThat(line.at("/metrics/spend").decimalValue()).isEqualByComparingTo(row.spend());
            assertThat(line.get("name").isNull()).isFalse();
        }
        assertThat(lines.findValuesAsText("date_start")).isSorted();
    }

    @Test
    void headersAndTheFilesNameAreInTheCallersLanguage() {
        Response french = Api.as("client").header("Accept-Language", "fr-CA")
                .get("/api/facebook/data/ads/export?" + QUERY + "&format=csv&bom=true&actions=true");

        assertThat(french.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"publicites_2026-01-01_2026-03-14.csv\"; "
                        + "filename*=UTF-8''publicit%C3%A9s_2026-01-01_2026-03-14.csv");
        assertThat(french.header("Content-Type")).startsWith("text/csv");
        String text = new String(french.asByteArray(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeffPremier jour,");
        assertThat(Table.ofCsv(text).header()).contains("Montant dépensé", "Actions : link_click");
    }

    @ParameterizedTest
    @CsvSource({ "'',format,unknown_format", "format=pdf,format,unknown_format",
            "format=csv&granularity=month,granularity,unknown_granularity",
            "format=csv&granularity=day&sort=spend,sort,not_with", "format=csv&bom=yes,bom,invalid_boolean",
            "format=csv&limit=5,limit,unknown_field" })
    void aBadRequestIsRefusedAsAProblem(String parameters, String field, String code) {
        Response refused = Api.as("client").get("/api/facebook/data/ads/export?" + QUERY + "&" + parameters);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(Api.json(refused).at("/errors/0/field").textValue()).isEqualTo(field);
        assertThat(Api.json(refused).at("/errors/0/code").textValue()).isEqualTo(code);
    }

    @Test
    void otherUsersGetNoFile() {
        Response refused = Api.as("stranger").get("/api/facebook/data/ads/export?" + QUERY + "&format=csv");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(Api.json(refused).get("code").textValue()).isEqualTo("account_not_found");
    }

    private static Response export(String level, String format, String more) {
        Response file = Api.as("client").get("/api/facebook/data/" + level + "/export?" + QUERY + "&format=" + format + more);
        assertThat(file.statusCode()).as(file.asString()).isEqualTo(200);
        return file;
    }

    private static JsonNode response(String level, String more) {
        return Api.json(Api.as("client").get("/api/facebook/data/" + level + "?" + QUERY + more));
    }

    private static ArrayNode lines(String text) throws Exception {
        assertThat(text).endsWith("\n");
        ObjectMapper mapper = new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        ArrayNode lines = mapper.createArrayNode();
        for (String line : List.of(text.split("\n"))) {
            lines.add(mapper.readTree(line));
        }
        return lines;
    }

    private static String text(JsonNode number) {
        return number.isNull() ? "" : plain(number.decimalValue());
    }

    /** Without trailing zeros, which a JSON tree does not retain. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String plain(String cell) {
        return cell.isEmpty() ? "" : plain(new BigDecimal(cell));
    }
}
