package dev.fbads.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.fbads.contracts.periods.Period;
import dev.fbads.query.account.AccountScope;
import dev.fbads.query.account.AdAccount;
import dev.fbads.query.account.VersionedAccount;
import dev.fbads.query.coverage.Coverage;
import dev.fbads.query.coverage.SliceSelection;
import dev.fbads.query.metric.ActionIndex;

/** What is remembered between answers is of one compte and version, and bounded. */
class KnownTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final List<Period> PERIODS = List.of(new Period(DAY, DAY));
    private static final int MANY = 1000;

    @Test
    void aGroundIsFoundByItsQuestionAloneAndReplacedByANewerOne() {
        KnownGrounds known = new KnownGrounds();
        Ground first = ground(1, "act_1", 5, 1);
        known.keep(compte(1), PERIODS, first);

        assertThat(known.of(compte(1), PERIODS)).containsSame(first);
        assertThat(known.of(compte(2), PERIODS)).isEmpty();
        assertThat(known.of(compte(1), List.of(new Period(DAY, DAY.plusDays(1))))).isEmpty();
        assertThat(known.of(compte(1), List.of(PERIODS.getFirst(), PERIODS.getFirst()))).isEmpty();

        Ground newer = ground(1, "act_1", 6, 1);
        known.keep(compte(1), PERIODS, newer);
        assertThat(known.of(compte(1), PERIODS)).containsSame(newer);
    }

    @Test
    void aGroundIsOfTheAccountsAndVersionsItWasLaidFor() {
        Ground ground = ground(1, "act_1", 5, 1);

        assertThat(ground.isOf(List.of(account(1, "act_1", 5)))).isTrue();
        assertThat(ground.isOf(List.of(account(1, "act_1", 6)))).isFalse();
        assertThat(ground.isOf(List.of(account(2, "act_1", 5)))).isFalse();
        assertThat(ground.isOf(List.of(account(1, "act_2", 5)))).isFalse();
        assertThat(ground.isOf(List.of())).isFalse();
        assertThat(ground.isOf(List.of(account(1, "act_1", 5), account(1, "act_2", 5)))).isFalse();
    }

    @Test
    void groundsAreBoundedByWhatTheyHoldAndTheLeastUsedGoesFirst() {
        KnownGrounds known = new KnownGrounds();
        for (int compte = 1; compte <= MANY; compte++) {
            known.keep(compte(compte), PERIODS, ground(compte, "act_1", 1, MANY));
            assertThat(known.of(compte(1), PERIODS)).as("used all the time").isPresent();
        }

        List<Integer> kept = IntStream.rangeClosed(1, MANY)
                .filter(compte -> known.of(compte(compte), PERIODS).isPresent()).boxed().toList();
        assertThat(kept).hasSizeBetween(50, 200).contains(1, MANY).doesNotContain(2);
        assertThat(kept.subList(1, kept.size())).as("the newest").isEqualTo(
                IntStream.rangeClosed(MANY - kept.size() + 2, MANY).boxed().toList());
    }

    @Test
    void whatIsKeptAgainAndAgainIsCountedOnce() {
        KnownGrounds known = new KnownGrounds();
        known.keep(compte(2), PERIODS, ground(2, "act_1", 1, MANY));
        for (int version = 0; version < MANY; version++) {
            known.keep(compte(1), PERIODS, ground(1, "act_1", version, MANY));
        }

        assertThat(known.of(compte(2), PERIODS)).isPresent();
    }

    @Test
    void aGroundThatWouldPushOutAllOthersIsNotKept() {
        KnownGrounds known = new KnownGrounds();
        known.keep(compte(2), PERIODS, ground(2, "act_1", 1, MANY));

        known.keep(compte(1), PERIODS, ground(1, "act_1", 1, 150 * MANY));

        assertThat(known.of(compte(1), PERIODS)).isEmpty();
        assertThat(known.of(compte(2), PERIODS)).isPresent();
    }

    @Test
    void aPlaceIsKnownOfOneCompteVersionAndLevel() {
        KnownPlaces known = new KnownPlaces();
        Map<ObjectKey, ObjectPlace> places = places("act_1", 1);
        known.keep(ground(1, "act_1", 5, 1), Level.ADS, places);

        assertThat(known.of(ground(1, "act_1", 5, 1), Level.ADS, places.keySet())).isEqualTo(places);
        assertThat(known.of(ground(2, "act_1", 5, 1), Level.ADS, places.keySet())).isEmpty();
        assertThat(known.of(ground(1, "act_1", 6, 1), Level.ADS, places.keySet())).isEmpty();
        assertThat(known.of(ground(1, "act_1", 5, 1), Level.ADSETS, places.keySet())).isEmpty();
        assertThat(known.of(ground(1, "act_2", 5, 1), Level.ADS, places("act_2", 1).keySet())).isEmpty();
    }

    @Test
    void placesAreBoundedInAllAndTheLeastUsedAccountGoesFirst() {
        KnownPlaces known = new KnownPlaces();
        for (int compte = 1; compte <= 100; compte++) {
            known.keep(ground(compte, "act_1", 1, 1), Level.ADS, places("act_1", MANY));
            assertThat(known.of(ground(1, "act_1", 1, 1), Level.ADS, places("act_1", 1).keySet())).isNotEmpty();
        }

        Map<Integer, Integer> kept = IntStream.rangeClosed(1, 100).boxed().collect(Collectors.toMap(Function.identity(),
                compte -> known.of(ground(compte, "act_1", 1, 1), Level.ADS, places("act_1", MANY).keySet()).size()));
        assertThat(kept.values().stream().mapToInt(count -> count).sum()).isBetween(10 * MANY, 20 * MANY);
        assertThat(kept).containsEntry(1, MANY).containsEntry(100, MANY).containsEntry(2, 0);
    }

    @Test
    void anAccountThatHasMoreThanMayBeKeptDoesNotStopOthersFromBeingKept() {
        KnownPlaces known = new KnownPlaces();
        known.keep(ground(1, "act_1", 1, 1), Level.ADS, places("act_1", 30 * MANY));
        known.keep(ground(2, "act_1", 1, 1), Level.ADS, places("act_1", MANY));

        assertThat(known.of(ground(1, "act_1", 1, 1), Level.ADS, places("act_1", 30 * MANY).keySet())).isEmpty();
        assertThat(known.of(ground(2, "act_1", 1, 1), Level.ADS, places("act_1", MANY).keySet())).hasSize(MANY);
    }

    private static AccountScope compte(int compteId) {
        return new AccountScope.WholeCompte(compteId);
    }

    private static Map<ObjectKey, ObjectPlace> places(String account, int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> new ObjectKey(account, Integer.toString(i)),
                i -> new ObjectPlace("ad " + i, null, null, null, null, null)));
    }

    /** With so many days. */
    private static Ground ground(int compte, String account, long version, int days) {
        List<LocalDate> read = DAY.datesUntil(DAY.plusDays(days)).toList();
        SliceSelection selection = new SliceSelection(read, List.of(), new Coverage(true, List.of(), List.of(), null, null));
        VersionedAccount stored = account(compte, account, version);
        return new Ground(List.of(stored.account()), List.of(stored.stated()), ActionIndex.of(List.of()),
                List.of(Map.of(account, selection)), List.of());
    }

    private static VersionedAccount account(int compte, String account, long version) {
        return new VersionedAccount(new AdAccount(account, compte, "name", "CAD", "America/Toronto", 1, false, "active"),
                version);
    }
}
