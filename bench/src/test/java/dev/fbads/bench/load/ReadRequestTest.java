package dev.fbads.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ReadRequestTest {

    @Test
    void allRequestsDifferUntilTheyRepeat() {
        for (var request : ReadRequest.all()) {
            var paths = IntStream.range(0, ReadRequest.DISTINCT).mapToObj(request::path).collect(Collectors.toSet());

            assertThat(paths).as(request.name()).hasSize(ReadRequest.DISTINCT);
            assertThat(request.path(ReadRequest.DISTINCT)).isEqualTo(request.path(0));
        }
    }

    @Test
    void everyLevelIsReadAloneAndCompared() {
        assertThat(ReadRequest.all().stream().map(request -> request.path(0)))
                .filteredOn(path -> path.contains("compare=previous_period"))
                .extracting(path -> path.replaceAll("\\?.*", ""))
                .contains("/api/facebook/data/account", "/api/facebook/data/campaigns", "/api/facebook/data/adsets",
                        "/api/facebook/data/ads");
    }

    @Test
    void periodsEndWithTheLastStoredDay() {
        assertThat(ReadRequest.all()).allSatisfy(request -> assertThat(request.path(0)).contains("&until=2026-11-19"));
    }
}
