package dev.fbads.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The rule that nobody takes a pooled connection or begins a transaction by hand: a subscriber who cancels in between leaves a
 * connection that nobody owns.
 */
public final class NoBareConnection {

    private static final Map<String, Set<String>> BY_HAND = Map.of(
            "io.vertx.sqlclient.Pool", Set.of("getConnection"),
            "io.vertx.mutiny.sqlclient.Pool", Set.of("getConnection", "getConnectionAndAwait", "getConnectionAndForget"),
            "io.vertx.sqlclient.SqlConnection", Set.of("begin"),
            "io.vertx.mutiny.sqlclient.SqlConnection", Set.of("begin", "beginAndAwait", "beginAndForget"));

    private static final DescribedPredicate<JavaAccess<?>> TAKES_BY_HAND = DescribedPredicate.describe(
            "take a connection or begin a transaction by hand",
            access -> BY_HAND.getOrDefault(access.getTargetOwner().getName(), Set.of()).contains(access.getName()));

    private static final ArchRule RULE = noClasses().should().accessTargetWhere(TAKES_BY_HAND)
            .because("PooledTransactions and the driver's withTransaction own their connections whenever a subscriber leaves");

    private NoBareConnection() {
    }

    /**
     * Fails when a class below the package takes a connection by hand.
     *
     * @param rootPackage the package of the module
     */
    public static void check(String rootPackage) {
        RULE.check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(rootPackage));
    }
}
