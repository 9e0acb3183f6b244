package dev.fbads.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.fbads.testing.NoBareConnection;
import dev.fbads.testing.NoSystemClock;

/** Rules of the design that the compiler does not check. */
class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fbads.notifier");

    @Test
    void nothingBlocks() {
        noClasses().should().callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates
                .target(com.tngtech.archunit.core.domain.properties.HasName.Predicates
                        .nameMatching("await|awaitItem|.*AndAwait")))
                .check(MAIN);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses().should().callMethod(Instant.class, "now")
                .orShould().callMethod(LocalDate.class, "now")
                .orShould().callMethod(Clock.class, "systemUTC")
                .orShould().callMethod(InstantSource.class, "system")
                .check(MAIN);
    }

    @Test
    void noClassTakesAConnectionByHand() {
        NoBareConnection.check("dev.fbads.notifier");
    }

    @Test
    void testsDoNotReadTheSystemClock() {
        NoSystemClock.checkTests("dev.fbads.notifier");
    }

    @Test
    void onlyRepositoriesUseSql() {
        noClasses().that().haveSimpleNameNotEndingWith("Repository")
                .should().dependOnClassesThat().resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.mutiny.sqlclient..",
                        "io.vertx.pgclient..", "java.sql..")
                .check(MAIN);
    }

    @Test
    void noTableIsReadOrNamed() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            List<Path> naming = sources.filter(Files::isRegularFile)
                    .filter(ArchitectureTest::namesATable)
                    .toList();
            assertThat(naming).isEmpty();
        }
    }

    @Test
    void theNotifierPlansNoSyncs() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("dev.fbads.contracts.insights..",
                "org.apache.kafka.clients.producer..")
                .check(MAIN);
        noClasses().should().dependOnClassesThat().haveSimpleName("SyncJobMessage").check(MAIN);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.fbads.notifier.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    private static boolean namesATable(Path source) {
        try {
            return Files.readString(source)
                    .matches("(?s).*(\\b(FROM|JOIN|INTO|UPDATE)\\s+public\\.|facebook_ads_data|facebook_ad_).*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
