package dev.fbads.gateway.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.fbads.gateway.errors.GraphFailure.InvalidQuery;
import dev.fbads.gateway.errors.GraphFailure.Throttled;
import dev.fbads.gateway.quota.Usage;

class ErrorTableTest {

    @ParameterizedTest(name = "{0}/{1} {2} -> {3}")
    @CsvSource({
            "1,,An unknown error occurred,Unavailable",
            "1,99,An unknown error occurred,Unavailable",
            "1,,Please reduce the amount of data you are asking for,TooMuchData",
            "1,2853001,not linked,InvalidQuery",
            "2,,temporarily unavailable,Unavailable",
            "2,1504038,timeout,TooMuchData",
            "2,1504041,breakdowns,InvalidQuery",
            "2,1504042,metrics,InvalidQuery",
            "2,1504043,intermittent,Unavailable",
            "2,1504044,unknown,Unavailable",
            "3919,,unknown,Unavailable",
            "4,,Application request limit reached,Throttled",
            "4,1504022,Too many API requests,Throttled",
            "17,2446079,User request limit reached,Throttled",
            "32,,page limit,Throttled",
            "341,,app limit,Throttled",
            "613,,abuse,AbuseSuspected",
            "613,1996,volume,Throttled",
            "960,,batch,Unavailable",
            "100,,Cannot include spend in summary param because they weren't there while creating the report run.,Unavailable",
            "1404078,,restricted,AccountSuspended",
            "2859015,,restricted,AccountSuspended",
            "4,1504039,Too many API requests,Throttled",
            "80003,,too many calls,Throttled",
            "-9,4711,nobody knows,Unavailable",
            "613,1487742,too many calls,Throttled",
            "368,,blocked,AbuseSuspected",
            "80000,2446079,too many calls,Throttled",
            "80004,2446079,too many calls,Throttled",
            "80014,,too many calls,Throttled",
            "102,,session,TokenInvalid",
            "190,463,expired,TokenInvalid",
            "190,,malformed,TokenInvalid",
            "3,,capability,AccessDenied",
            "10,,permission,AccessDenied",
            "200,,NOT grant ads_read,AccessDenied",
            "294,,extended permission,AccessDenied",
            "299,,permission,AccessDenied",
            "100,33,Unsupported get request,AccessDenied",
            "100,3191001,permission,AccessDenied",
            "100,,(#100) Missing permissions,AccessDenied",
            "100,,(#100) Current combination of data breakdown columns is invalid,InvalidQuery",
            "100,2446289,creative incomplete,InvalidQuery",
            "100,1487534,too many rows,TooMuchData",
            "100,1504018,timeout,TooMuchData",
            "104,,signature,InvalidQuery",
            "2500,,syntax,InvalidQuery",
            "2635,,deprecated version,InvalidQuery",
            "3018,,37 months,InvalidQuery",
            "2642,,cursor,CursorLost",
            "2601,1815107,report,Unavailable",
            "1404163,,restricted,AccountSuspended",
            "3910001,,restricted,AccountSuspended",
            "-2,2490547,report,Unavailable",
            "-3,1504045,report,TooMuchData",
            "987654,,nobody knows,Unavailable",
    })
    void every_known_code_has_its_meaning(int code, Integer subcode, String message, String meaning) {
        GraphFailure failure = judge(code, subcode, message, Usage.UNKNOWN);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(failure.cause()).isEqualTo(new GraphCode(code, subcode));
    }

    @ParameterizedTest
    @CsvSource({ "17,3600", "341,3600", "32,3600", "80000,300", "80003,300", "80004,300", "4,300" })
    void a_pause_without_figures_is_the_one_of_the_specification(int code, long seconds) {
        assertThat(judge(code, null, "wait", Usage.UNKNOWN))
                .isInstanceOfSatisfying(Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @Test
    void an_abuse_quota_without_figures_waits_an_hour_and_is_not_repeated() {
        GraphFailure failure = judge(613, null, "abuse", Usage.UNKNOWN);

        assertThat(failure).isEqualTo(new GraphFailure.AbuseSuspected(new GraphCode(613, null), Duration.ofHours(1)));
        assertThat(failure.remedy()).isEqualTo(new Remedy.GiveUp());
    }

    @Test
    void a_pause_with_figures_is_the_one_that_meta_says() {
        Usage usage = new Usage(Map.of(), Optional.of(Duration.ofMinutes(12)));

        assertThat(judge(17, 2446079, "wait", usage))
                .isInstanceOfSatisfying(Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofMinutes(12)));
    }

    @Test
    void refused_fields_are_named() {
        GraphFailure failure = judge(100, null,
                "(#100) unique_clicks, unique_actions are not valid for fields param. please check https://x/y", Usage.UNKNOWN);

        assertThat(failure).isInstanceOfSatisfying(InvalidQuery.class,
                query -> assertThat(query.refusedFields()).contains("unique_clicks", "unique_actions").doesNotContain("check"));
    }

    @Test
    void an_unlisted_parameter_error_that_says_it_is_transient_is_repeated() {
        GraphError error = new GraphError(new GraphCode(100, 4711), true, "try again");

        assertThat(ErrorTable.judge(error, Usage.UNKNOWN).remedy()).isEqualTo(new Remedy.RetryAfter(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({ "429,Throttled", "500,Unavailable", "503,Unavailable", "504,Unavailable", "400,Malformed", "404,Malformed",
            "302,Malformed" })
    void without_error_object_the_status_decides(int status, String meaning) {
        assertThat(ErrorTable.judgeStatus(status, Usage.UNKNOWN).getClass().getSimpleName()).isEqualTo(meaning);
    }

    private static GraphFailure judge(int code, Integer subcode, String message, Usage usage) {
        return ErrorTable.judge(new GraphError(new GraphCode(code, subcode), false, message), usage);
    }
}
