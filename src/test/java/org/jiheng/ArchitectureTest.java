package org.jiheng;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house: which package may use which, and what only one of them may touch. */
@AnalyzeClasses(packages = "org.jiheng", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_POINT_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("org.jiheng.cli..")
            .layer("batch")
            .definedBy("org.jiheng.batch..")
            .layer("live")
            .definedBy("org.jiheng.live..")
            .layer("authoring")
            .definedBy("org.jiheng.authoring..")
            .layer("inquiry")
            .definedBy("org.jiheng.inquiry..")
            .layer("report")
            .definedBy("org.jiheng.report..")
            .layer("intake")
            .definedBy("org.jiheng.intake..")
            .layer("collection")
            .definedBy("org.jiheng.collection..")
            .layer("corpus")
            .definedBy("org.jiheng.corpus..")
            .layer("document")
            .definedBy("org.jiheng.document..")
            .layer("engine")
            .definedBy("org.jiheng.engine")
            .layer("guard")
            .definedBy("org.jiheng.engine.guard..")
            .layer("standard")
            .definedBy("org.jiheng.engine.standard..")
            .layer("verdict")
            .definedBy("org.jiheng.engine.verdict..")
            .layer("facts")
            .definedBy("org.jiheng.engine.facts..")
            .layer("review")
            .definedBy("org.jiheng.review..")
            .layer("source")
            .definedBy("org.jiheng.source..")
            .layer("text")
            .definedBy("org.jiheng.text..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("batch")
            .mayOnlyBeAccessedByLayers("cli", "report")
            .whereLayer("live")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("authoring")
            .mayOnlyBeAccessedByLayers("cli", "live", "report")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("inquiry")
            .mayOnlyBeAccessedByLayers("cli", "report")
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("cli", "authoring", "inquiry", "review", "collection", "corpus")
            .whereLayer("review")
            .mayOnlyBeAccessedByLayers("cli", "report")
            .whereLayer("corpus")
            .mayOnlyBeAccessedByLayers("cli", "batch", "authoring")
            .whereLayer("collection")
            .mayOnlyBeAccessedByLayers("cli", "corpus")
            .whereLayer("document")
            .mayOnlyBeAccessedByLayers("cli", "report", "review", "collection", "authoring")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers(
                    "cli", "batch", "live", "report", "intake", "authoring", "inquiry", "review", "corpus")
            .whereLayer("guard")
            .mayOnlyBeAccessedByLayers("engine", "authoring")
            .whereLayer("standard")
            .mayOnlyBeAccessedByLayers(
                    "cli", "batch", "live", "report", "engine", "guard", "authoring", "inquiry", "review", "collection")
            .whereLayer("verdict")
            .mayOnlyBeAccessedByLayers(
                    "cli", "batch", "report", "engine", "guard", "standard", "authoring", "inquiry", "review")
            .whereLayer("text")
            .mayOnlyBeAccessedByLayers(
                    "cli",
                    "batch",
                    "live",
                    "report",
                    "intake",
                    "engine",
                    "standard",
                    "source",
                    "authoring",
                    "inquiry",
                    "document",
                    "review",
                    "collection");

    @ArchTest
    static final ArchRule ONLY_THE_ENGINE_KNOWS_DROOLS = noClasses()
            .that()
            .resideOutsideOfPackages("org.jiheng.engine", "org.jiheng.engine.guard")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule WHAT_RULES_SEE_AND_SAY_IS_PLAIN_JAVA = classes()
            .that()
            .resideInAnyPackage("org.jiheng.engine.facts", "org.jiheng.engine.verdict")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.jiheng.engine.facts", "org.jiheng.engine.verdict");

    @ArchTest
    static final ArchRule FACTS_ARE_RECORDS_WITHOUT_METHODS_OF_THEIR_OWN = classes()
            .that()
            .resideInAPackage("org.jiheng.engine.facts")
            .and()
            .areNotAnonymousClasses()
            .and()
            .haveSimpleNameNotContaining("package-info")
            .should()
            .beRecords()
            .andShould(new OnlyComponents());

    @ArchTest
    static final ArchRule SCORING_NEVER_READS_THE_CLOCK_OR_CHANCE = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.jiheng.engine..", "org.jiheng.intake..", "org.jiheng.inquiry..", "org.jiheng.report..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.(Clock|Instant|ZonedDateTime)|java\\.util\\.(Random|UUID|Date)");

    @ArchTest
    static final ArchRule NO_DOUBLE_IN_SCORING = noClasses()
            .that()
            .resideInAnyPackage("org.jiheng.engine..", "org.jiheng.intake..", "org.jiheng.inquiry..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.(Double|Float)");
}
