package dev.fbads.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AccountVersion;
import dev.fbads.query.tenant.Caller;

class ResponseKeyTest {

    private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
    private static final Instant NOON = Instant.parse("2026-03-15T16:00:00Z");
    private static final AccountVersion ACCOUNT = new AccountVersion(1, "act_1", "Asia/Tokyo", 7);

    @Test
    void theKeyDependsOnNeitherCallerNorLanguage() {
        CacheableRequest of = request("client", Locale.ENGLISH, "ads", "x");
        CacheableRequest other = request("direction", Locale.FRENCH, "ads", "x");

        assertThat(key("1", of, ACCOUNT, NOON)).isEqualTo(key("1", other, ACCOUNT, NOON));
    }

    @Test
    void everythingThatChangesTheResponseChangesTheKey() {
        CacheableRequest asked = request("client", Locale.ENGLISH, "ads", "x");
        Stream<ResponseKey> keys = Stream.of(
                key("1", asked, ACCOUNT, NOON),
                key("2", asked, ACCOUNT, NOON),
                key("1", request("client", Locale.ENGLISH, "adsx"), ACCOUNT, NOON),
                key("1", request("client", Locale.ENGLISH, "ads", "x", ""), ACCOUNT, NOON),
                key("1", asked, new AccountVersion(2, "act_1", "Asia/Tokyo", 7), NOON),
                key("1", asked, new AccountVersion(1, "act_2", "Asia/Tokyo", 7), NOON),
                key("1", asked, new AccountVersion(1, "act_1", "Asia/Tokyo", 8), NOON),
                // midnight in Toronto, then in Tokyo
                key("1", asked, ACCOUNT, Instant.parse("2026-03-16T04:00:00Z")),
                key("1", asked, ACCOUNT, Instant.parse("2026-03-15T14:59:59Z")));

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void aDayHasOneKeyInBothZones() {
        CacheableRequest asked = request("client", Locale.ENGLISH, "ads");

        assertThat(key("1", asked, ACCOUNT, NOON)).isEqualTo(key("1", asked, ACCOUNT, Instant.parse("2026-03-15T15:00:00Z")));
    }

    @Test
    void anUnknownZoneCountsAsTheReportingZone() {
        CacheableRequest asked = request("client", Locale.ENGLISH, "ads");
        AccountVersion lost = new AccountVersion(1, "act_1", "Atlantis/Capital", 7);

        assertThat(key("1", asked, lost, NOON))
                .isEqualTo(key("1", asked, new AccountVersion(1, "act_1", "America/Toronto", 7), NOON));
    }

    private static ResponseKey key(String generation, CacheableRequest request, AccountVersion account, Instant now) {
        return ResponseKey.of(generation, request, new DataState(List.of(account)), now, TORONTO);
    }

    private static CacheableRequest request(String user, Locale language, String... identity) {
        return new CacheableRequest(new Caller(user), new AccountScope.WholeCompte(1), List.of(identity), language, List.of());
    }
}
