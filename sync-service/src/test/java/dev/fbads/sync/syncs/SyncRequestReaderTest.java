package dev.fbads.sync.syncs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.accounts.AccountId;
import dev.fbads.contracts.insights.BreakdownSet;
import dev.fbads.contracts.insights.Granularity;
import dev.fbads.contracts.periods.DatePreset;
import dev.fbads.contracts.problems.ProblemCode;
import dev.fbads.contracts.problems.ProblemException;

class SyncRequestReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsACompleteRequest() throws JsonProcessingException {
        SyncRequest request = read("""
                {"account_id": "123", "compte_id": 7, "since": "2026-01-01", "until": "2026-01-31", "granularity": "month",
                 "breakdown_sets": ["country", "none"]}""");

        assertThat(request.accountId()).isEqualTo(new AccountId("act_123"));
        assertThat(request.compteId()).isEqualTo(7);
        assertThat(request.granularity()).isEqualTo(Optional.of(Granularity.MONTH));
        assertThat(request.breakdownSets()).containsExactly(BreakdownSet.COUNTRY, BreakdownSet.NONE);
    }

    @Test
    void acceptsThePresetsOfTheSpecification() throws JsonProcessingException {
        assertThat(read("{\"account_id\": 123, \"date_preset\": \"last_7_days\"}").days())
                .isEqualTo(new SyncRequest.Days.Preset(DatePreset.LAST_7D));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
            "{'since':'2026-01-01','until':'2026-01-02'} | account_id required",
            "{'account_id':'act_x','since':'2026-01-01','until':'2026-01-02'} | account_id invalid_account_id",
            "{'account_id':'1','since':'2026-01-01'} | until required",
            "{'account_id':'1','since':'01/02/2026','until':'2026-01-02'} | since invalid_date",
            "{'account_id':'1','since':'2026-02-30','until':'2026-03-02'} | since invalid_date",
            "{'account_id':'1','since':20260101,'until':'2026-01-02'} | since invalid_type",
            "{'account_id':'1','since':'2026-01-03','until':'2026-01-02'} | until reversed_period",
            "{'account_id':'1','date_preset':'last_5y'} | date_preset unknown_date_preset",
            "{'account_id':'1','date_preset':'today','since':'2026-01-01'} | date_preset period_given_twice",
            "{'account_id':'1','date_preset':'today','granularity':'week'} | granularity unknown_granularity",
            "{'account_id':'1','date_preset':'today','breakdown_sets':['none','cities']} | breakdown_sets[1] unknown_breakdown_set",
            "{'account_id':'1','date_preset':'today','breakdown_sets':['action_platform']} | breakdown_sets[0] breakdown_not_at_meta",
            "{'account_id':'1','date_preset':'today','breakdown_sets':[]} | breakdown_sets invalid_type",
            "{'account_id':'1','date_preset':'today','compte_id':'one'} | compte_id invalid_type",
            "{'account_id':'1','date_preset':'today','level':'ad'} | level unknown_field",
    })
    void reportsFieldAndCode(String body, String expected) {
        assertThatThrownBy(() -> read(body.replace('\'', '"')))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REQUEST);
                    assertThat(problem.violations())
                            .extracting(violation -> violation.field() + " " + violation.code().wire())
                            .containsExactly(expected);
                });
    }

    @Test
    void reportsAllViolationsAtOnce() {
        assertThatThrownBy(() -> read("{\"since\":\"x\",\"until\":\"y\",\"granularity\":\"z\"}"))
                .isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.violations()).hasSize(4));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "\"act_1\"", "null", "7" })
    void wantsAnObject(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_JSON));
    }

    private static SyncRequest read(String body) throws JsonProcessingException {
        return SyncRequestReader.read(JSON.readTree(body));
    }
}
