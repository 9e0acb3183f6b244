package dev.fbads.gateway.fetch.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.gateway.fetch.FetchEvent;
import dev.fbads.gateway.testing.Bodies;

class AdsPageReaderTest {

    private static final String TAIL = "\"account_id\":\"900\",\"ad_id\":\"11\",\"ad_name\":\"Ad 11\",\"adset_id\":\"211\","
            + "\"adset_name\":\"Set\",\"campaign_id\":\"311\",\"campaign_name\":\"Campaign\",\"effective_status\":\"ACTIVE\"}}";

    private final AdsPageReader reader = new AdsPageReader(new AccountId("act_900"), ad -> false);

    @Test
    void aRowHoldsWhatMetaSentAndItsAd() throws IOException {
        AdsPage page = read(Bodies.adsPage(List.of(Bodies.ad("11", List.of("{\"spend\":\"21.640000\",\"actions\":[]}"), null)),
                null));

        assertThat(lines(page)).containsExactly("{\"row\":{\"spend\":\"21.640000\",\"actions\":[]," + TAIL);
    }

    @Test
    void numbersKeepTheirDigitsAndTextsTheirLetters() throws IOException {
        String row = "{\"a\":1.20,\"b\":123456789012345678901234567890,\"c\":1e-7,\"d\":[true,false,null,{\"e\":{}}],"
                + "\"f\":\"\\u00e9\\n\\\"\"}";

        AdsPage page = read(Bodies.adsPage(List.of(Bodies.ad("11", List.of(row), null)), null));

        assertThat(lines(page)).containsExactly("{\"row\":" + row.substring(0, row.length() - 1) + ","
                + TAIL);
    }

    @Test
    void membersOfTheAdAreNotDuplicated() throws IOException {
        String row = "{\"ad_id\":\"999\",\"account_id\":\"1\",\"spend\":\"1\",\"campaign_name\":{\"x\":1}}";

        AdsPage page = read(Bodies.adsPage(List.of(Bodies.ad("11", List.of(row), null)), null));

        assertThat(lines(page)).containsExactly("{\"row\":{\"spend\":\"1\"," + TAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"spend\":\"1\",\"ad_id\":\"999\"}", "{\"ad_id\":999,\"spend\":\"1\"}", "{ \"ad_id\" : null , \"spend\":\"1\" }",
            "{\"adset_id\":\"9,\\\"\",\"spend\":\"1\",\"ad\\u005fid\":[\"x\"],\"ad_name\":\"\"}",
            "{\"ad_id\":{},\n\"ad_name\":1.5e3 ,\r\n\"spend\":\"1\",\"campaign_id\":true}" })
    void aMemberIsOmittedAtAnyPositionAndInAnyNotation(String row) throws IOException {
        AdsPage page = read(Bodies.adsPage(List.of(Bodies.ad("11", List.of(row), null)), null));

        assertThat(lines(page)).containsExactly("{\"row\":{\"spend\":\"1\"," + TAIL);
    }

    @Test
    void membersOnBothSidesOfAnOmittedOneArePreserved() throws IOException {
        String row = "{\"a\":1,\"ad_id\":\"9\",\"b\":2,\"c\":[3],\"ad_name\":\"x\",\"account_id\":\"1\",\"d\":\"é\"}";

        AdsPage page = read(Bodies.adsPage(List.of(Bodies.ad("11", List.of(row), null)), null));

        assertThat(lines(page)).containsExactly("{\"row\":{\"a\":1,\"b\":2,\"c\":[3],\"d\":\"é\"," + TAIL);
    }

    @Test
    void anEmptyRowIsStillARow() throws IOException {
        AdsPage page = read(Bodies.adsPage(List.of(Bodies.ad("11", List.of("{}"), null)), null));

        assertThat(lines(page)).containsExactly("{\"row\":{" + TAIL);
    }

    @Test
    void namesMayFollowRowsAndPrettyPrintStaysOnOneLine() throws IOException {
        String body = """
                { "paging": {}, "data": [ { "insights": { "data": [ {
                    "spend": "1" } ] },
                  "campaign": { "name": "C", "id": "311" }, "id": "11", "unknown": [ { } ] } ] }""";

        assertThat(lines(read(body))).containsExactly("{\"row\":{\"spend\": \"1\",\"account_id\":\"900\",\"ad_id\":\"11\","
                + "\"campaign_id\":\"311\",\"campaign_name\":\"C\"}}");
    }

    @Test
    void listsAreCopiedAsTheyAreAndNeverBreakALine() throws IOException {
        String body = """
                {"data": [{"id": "11", "insights": {"data": [
                    {"actions": [{"action_type": "caf\\u00e9 \\/ \\n",\r
                        "value": 1.20}],
                     "spend": "1", "nested": {"a": [[1,
                2]]}, "clicks": "3"}]}}]}""";

        AdsPage page = read(body);

        assertThat(lines(page)).singleElement().asString().doesNotContain("\r")
                .contains("\"action_type\": \"caf\\u00e9 \\/ \\n\"",
                        "1.20}],     \"spend\": \"1\", \"nested\": {\"a\": [[1,2]]}, \"clicks\": \"3\",\"account_id\"");
    }

    @Test
    void adsWithoutDeliveryAreCountedAndHaveNoRows() throws IOException {
        AdsPage page = read(Bodies.adsPage(List.of(Bodies.adWithoutDelivery("11"), Bodies.adWithoutDelivery("12")), "C2", 40));

        assertThat(page.ads()).isEqualTo(2);
        assertThat(page.rows()).isZero();
        assertThat(page.chunks()).isEmpty();
        assertThat(page.after()).isEqualTo("C2");
        assertThat(page.total()).isEqualTo(40);
    }

    @Test
    void aCursorWithoutNextEndsTheEdgeAndRowsWithNextGoOn() throws IOException {
        AdsPage page = read(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 2), "N1"), Bodies.ad("12",
                Bodies.rows(1, 2), null)), null));

        assertThat(page.after()).isNull();
        assertThat(page.unfinished()).singleElement()
                .satisfies(unfinished -> assertThat(unfinished.ad().adId() + unfinished.after()).isEqualTo("11N1"));
    }

    @Test
    void linesAreGroupedIntoChunks() throws IOException {
        AdsPage page = read(Bodies.adsPage(List.of(Bodies.ad("11", Bodies.rows(1, 365), null)), null));

        assertThat(page.rows()).isEqualTo(365);
        assertThat(page.chunks()).hasSizeBetween(2, 5);
        assertThat(page.chunks().getFirst().lines().length).isBetween(32 * 1024, 64 * 1024);
        assertThat(lines(page)).hasSize(365).allMatch(line -> line.startsWith("{\"row\":{") && line.endsWith("}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "[]", "null", "{}", "{\"data\":{}}", "{\"data\":[1]}", "{\"data\":[{}]}", "{\"data\":[{\"id\":\"x/../y\"}]}",
            "{\"data\":[{\"id\":\"1\",\"insights\":{}}]}", "{\"data\":[{\"id\":\"1\",\"insights\":[]}]}",
            "{\"data\":[{\"id\":\"1\",\"insights\":{\"data\":[1]}}]}", "{\"data\":[]} x", "{\"data\":[]",
            "{\"data\":[],\"paging\":{\"next\":\"https://x\"}}", "{\"data\":[{\"id\":{}}]}",
            "{\"data\":[{\"id\":\"1\",\"insights\":{\"data\":[{\"actions\":[{\"a\":01}]}]}}]}",
            "{\"data\":[{\"id\":\"1\",\"insights\":{\"data\":[{\"actions\":\"29\"}]}}]}",
            "{\"data\":[{\"id\":\"1\",\"insights\":{\"data\":[{\"action_values\":{}}]}}]}",
            "{\"data\":[{\"id\":\"1\",\"insights\":{\"data\":[{\"actions\":[\"a\nb\"]}]}}]}",
            "{\"data\":[{\"id\":\"1\",\"insights\":{\"data\":[{\"actions\":[{\"a\"}]}]}}]}", "{\"data\":[{\"id\":\"1\"}",
    })
    void anInvalidPageIsRefusedCompletely(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(IOException.class);
    }

    private AdsPage read(String body) throws IOException {
        return reader.read(body.getBytes(UTF_8));
    }

    private static List<String> lines(AdsPage page) {
        return page.chunks().stream()
                .map(FetchEvent.Rows::lines)
                .flatMap(bytes -> new String(bytes, UTF_8).lines())
                .collect(Collectors.toList());
    }
}
