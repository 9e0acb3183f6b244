package dev.fbads.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import dev.fbads.testing.NoBareConnection;
import dev.fbads.testing.NoSystemClock;
import io.smallrye.mutiny.groups.MultiCreateBy;

/** The architecture rules of this service. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fbads.gateway");

    private static final Set<String> BLOCKING = Set.of("Uni.await", "UniAwait.indefinitely", "UniAwait.atMost",
            "MultiSubscribe.asIterable", "MultiSubscribe.asStream", "CompletableFuture.join", "CompletableFuture.get",
            "Thread.sleep", "Thread.join");

    @Test
    void onlyRepositoriesUseSqlAndTheyAreReactive() {
        noClasses().that().haveSimpleNameNotEndingWith("Repository")
                .and().doNotHaveSimpleName("TokenRows")
                .should().dependOnClassesThat().resideInAnyPackage("io.vertx..sqlclient..", "io.vertx..pgclient..")
                .check(CLASSES);
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..", "io.agroal..")
                .check(CLASSES);
    }

    @Test
    void packagesAreFreeOfCycles() {
        SlicesRuleDefinition.slices().matching("dev.fbads.gateway.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noAdDataIsStored() {
        noClasses().that().resideInAnyPackage("dev.fbads.gateway.fetch..", "dev.fbads.gateway.insights..",
                "dev.fbads.gateway.graph..")
                .should().dependOnClassesThat().haveSimpleNameEndingWith("Repository")
                .check(CLASSES);
    }

    @Test
    void onlyTokensAndConnectUseTheVault() {
        noClasses().that().resideOutsideOfPackages("dev.fbads.gateway.tokens..", "dev.fbads.gateway.connect..")
                .should().dependOnClassesThat().haveFullyQualifiedName("dev.fbads.gateway.tokens.vault.Vault")
                .check(CLASSES);
    }

    @Test
    void nothingBlocks() {
        noClasses().should().callMethodWhere(DescribedPredicate.describe("await, join, get or sleep",
                (JavaAccess<?> call) -> BLOCKING.contains(call.getTarget().getOwner().getSimpleName() + "." + call.getName())))
                .check(CLASSES);
    }

    /** Mutiny's repetition can emit an item that was not requested, which a concatenation drops (ADR 18). */
    @Test
    void mutinyRepetitionIsNotUsed() {
        noClasses().should().callMethod(MultiCreateBy.class, "repeating").check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        for (Class<?> type : List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(CLASSES);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().callMethod(System.class, "nanoTime").check(CLASSES);
    }

    @Test
    void noClassTakesAConnectionByHand() {
        NoBareConnection.check("dev.fbads.gateway");
    }

    @Test
    void testsUseTheTestClock() {
        NoSystemClock.checkTests("dev.fbads.gateway");
    }

    @Test
    void servicesAreImmutable() {
        fields().that().areDeclaredInClassesThat().areAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
                .or().areDeclaredInClassesThat().areAnnotatedWith("jakarta.ws.rs.Path")
                .or().areDeclaredInClassesThat().areAnnotatedWith("jakarta.inject.Singleton")
                .should().beFinal()
                .check(CLASSES);
        ArchRuleDefinition.noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(CLASSES);
    }

    @Test
    void onlyTheGraphPackageUsesAnHttpClient() {
        noClasses().that().resideOutsideOfPackage("dev.fbads.gateway.graph..")
                .should().dependOnClassesThat().resideInAnyPackage("io.vertx.core.http..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void redisIsUsedThroughItsPackageOnly() {
        noClasses().that().resideOutsideOfPackage("dev.fbads.gateway.redis..")
                .should().dependOnClassesThat().haveFullyQualifiedName("io.vertx.redis.client.Redis")
                .orShould().dependOnClassesThat().resideInAnyPackage("io.quarkus.redis..")
                .check(CLASSES);
    }

    @Test
    void classificationOfErrorsAndUsageIsFreeOfFrameworks() {
        noClasses().that().haveSimpleNameStartingWith("GraphError").or().haveSimpleName("GraphFailure")
                .or().haveSimpleName("ErrorTable").or().haveSimpleName("Usage").or().haveSimpleName("UsageHeaders")
                .or().haveSimpleName("QuotaRules").or().haveSimpleName("ErrorCategory").or().haveSimpleName("RetryDecision")
                .or().haveSimpleName("GraphCode").or().haveSimpleName("RefusedFields")
                .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "jakarta..", "io.smallrye..")
                .check(CLASSES);
    }
}
