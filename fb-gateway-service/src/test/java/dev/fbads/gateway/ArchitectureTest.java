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
    void only_repositories_use_sql_and_they_are_reactive() {
        noClasses().that().haveSimpleNameNotEndingWith("Repository")
                .and().doNotHaveSimpleName("TokenRows").and().doNotHaveSimpleName("AdvisoryLock")
                .should().dependOnClassesThat().resideInAnyPackage("io.vertx..sqlclient..", "io.vertx..pgclient..")
                .check(CLASSES);
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..", "io.agroal..")
                .check(CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        SlicesRuleDefinition.slices().matching("dev.fbads.gateway.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void no_ad_data_is_stored() {
        noClasses().that().resideInAnyPackage("dev.fbads.gateway.fetch..", "dev.fbads.gateway.insights..",
                "dev.fbads.gateway.graph..")
                .should().dependOnClassesThat().haveSimpleNameEndingWith("Repository")
                .check(CLASSES);
    }

    @Test
    void only_tokens_and_connect_use_the_vault() {
        noClasses().that().resideOutsideOfPackages("dev.fbads.gateway.tokens..", "dev.fbads.gateway.connect..")
                .should().dependOnClassesThat().haveFullyQualifiedName("dev.fbads.gateway.tokens.vault.Vault")
                .check(CLASSES);
    }

    @Test
    void nothing_blocks() {
        noClasses().should().callMethodWhere(DescribedPredicate.describe("await, join, get or sleep",
                (JavaAccess<?> call) -> BLOCKING.contains(call.getTarget().getOwner().getSimpleName() + "." + call.getName())))
                .check(CLASSES);
    }

    /** Mutiny's repetition can emit an item that was not requested, which a concatenation drops (ADR 18). */
    @Test
    void mutiny_repetition_is_not_used() {
        noClasses().should().callMethod(MultiCreateBy.class, "repeating").check(CLASSES);
    }

    @Test
    void time_comes_from_a_clock() {
        for (Class<?> type : List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class)) {
            noClasses().should().callMethod(type, "now").check(CLASSES);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().callMethod(System.class, "nanoTime").check(CLASSES);
    }

    @Test
    void tests_use_the_test_clock() {
        NoSystemClock.checkTests("dev.fbads.gateway");
    }

    @Test
    void services_are_immutable() {
        fields().that().areDeclaredInClassesThat().areAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
                .or().areDeclaredInClassesThat().areAnnotatedWith("jakarta.ws.rs.Path")
                .or().areDeclaredInClassesThat().areAnnotatedWith("jakarta.inject.Singleton")
                .should().beFinal()
                .check(CLASSES);
        ArchRuleDefinition.noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(CLASSES);
    }

    @Test
    void only_the_graph_package_uses_an_http_client() {
        noClasses().that().resideOutsideOfPackage("dev.fbads.gateway.graph..")
                .should().dependOnClassesThat().resideInAnyPackage("io.vertx.core.http..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void redis_is_used_through_its_package_only() {
        noClasses().that().resideOutsideOfPackage("dev.fbads.gateway.redis..")
                .should().dependOnClassesThat().haveFullyQualifiedName("io.vertx.redis.client.Redis")
                .orShould().dependOnClassesThat().resideInAnyPackage("io.quarkus.redis..")
                .check(CLASSES);
    }

    @Test
    void classification_of_errors_and_usage_is_free_of_frameworks() {
        noClasses().that().haveSimpleNameStartingWith("GraphError").or().haveSimpleName("GraphFailure")
                .or().haveSimpleName("ErrorTable").or().haveSimpleName("Usage").or().haveSimpleName("UsageHeaders")
                .or().haveSimpleName("QuotaRules")
                .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "jakarta..", "io.smallrye..")
                .check(CLASSES);
    }
}
