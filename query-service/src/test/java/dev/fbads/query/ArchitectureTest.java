package dev.fbads.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import io.smallrye.mutiny.groups.MultiCreateBy;

/** Rules of the design that the compiler does not check. */
class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fbads.query");

    @Test
    void nothingBlocks() {
        noClasses().should().callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates
                .target(com.tngtech.archunit.core.domain.properties.HasName.Predicates
                        .nameMatching("await|awaitItem|.*AndAwait")))
                .check(MAIN);
    }

    /** Mutiny's repetition can emit an item without demand, which a concatenation drops (ADR 18). */
    @Test
    void mutinysRepetitionIsNotUsed() {
        noClasses().should().callMethod(MultiCreateBy.class, "repeating").check(MAIN);
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
        NoBareConnection.check("dev.fbads.query");
    }

    @Test
    void testsDoNotReadTheSystemClock() {
        NoSystemClock.checkTests("dev.fbads.query");
    }

    @Test
    void onlyRepositoriesUseSql() {
        noClasses().that().haveSimpleNameNotEndingWith("Repository")
                .and().resideOutsideOfPackage("..query.tenant")
                .should().dependOnClassesThat().resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.mutiny.sqlclient..",
                        "io.vertx.pgclient..", "java.sql..")
                .check(MAIN);
    }

    @Test
    void onlyRepositoriesNameTables() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> naming = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().endsWith("Repository.java"))
                    .filter(ArchitectureTest::namesATable)
                    .toList();
            assertThat(naming).isEmpty();
        }
    }

    @Test
    void theQueryServiceDependsOnNeitherKafkaNorOtherServices() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive.messaging..",
                "dev.fbads.contracts.jobs..", "dev.fbads.contracts.events..")
                .check(MAIN);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.fbads.query.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void resourcesAreNamedResource() {
        classes().that().areAnnotatedWith(jakarta.ws.rs.Path.class)
                .should().haveSimpleNameEndingWith("Resource")
                .check(MAIN);
    }

    private static boolean namesATable(Path source) {
        try {
            return Files.readString(source).matches("(?s).*\\b(FROM|JOIN|INTO|UPDATE)\\s+public\\..*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
