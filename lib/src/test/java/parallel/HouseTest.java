package parallel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** One way through the house: a room may know the rooms before it, never one behind it. */
@AnalyzeClasses(packages = "parallel", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule theWordTaskKnowsNobody = classes().that().resideInAPackage("parallel")
            .should().onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("parallel")));

    @ArchTest
    static final ArchRule oneWay = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
            .layer("workload").definedBy("parallel.workload")
            .layer("strategy").definedBy("parallel.strategy")
            .layer("hazard").definedBy("parallel.hazard")
            .layer("exercise").definedBy("parallel.exercise")
            .layer("measure").definedBy("parallel.measure")
            .layer("python").definedBy("parallel.python")
            .layer("claim").definedBy("parallel.claim")
            .layer("show").definedBy("parallel.show")
            .layer("kernel").definedBy("parallel.kernel")
            .whereLayer("workload").mayNotAccessAnyLayer()
            .whereLayer("strategy").mayNotAccessAnyLayer()
            .whereLayer("hazard").mayNotAccessAnyLayer()
            .whereLayer("exercise").mayOnlyAccessLayers("workload", "strategy", "hazard")
            .whereLayer("measure").mayOnlyAccessLayers("strategy")
            .whereLayer("python").mayOnlyAccessLayers("measure")
            .whereLayer("claim").mayOnlyAccessLayers("workload", "strategy", "hazard", "measure", "python")
            .whereLayer("show").mayOnlyAccessLayers("workload", "strategy", "hazard", "measure", "python", "claim", "exercise")
            .whereLayer("kernel").mayOnlyAccessLayers("strategy", "measure", "exercise", "show");

    /** Hazelcast is the cluster's business alone. */
    private static final DescribedPredicate<JavaClass> THE_CLUSTER = simpleNameStartingWith("Cluster").or(belongTo(simpleNameStartingWith("Cluster")));

    @ArchTest
    static final ArchRule strategiesAndWorkNeedOnlyTheJdkAndTheDatabasesDriver = classes()
            .that().resideInAnyPackage("parallel.workload", "parallel.strategy", "parallel.hazard", "parallel.measure").and(not(THE_CLUSTER))
            .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "com.sun.management", "com.sun.net.httpserver", "org.postgresql..", "parallel.."));

    /** JUnit is there at run time for the exercises, and for nobody else. */
    @ArchTest
    static final ArchRule exercisesNeedJUnitAndTheJdk = classes().that().resideInAPackage("parallel.exercise")
            .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "org.junit..", "org.opentest4j..", "parallel.."));

    @ArchTest
    static final ArchRule nobodyElseNeedsJUnit = noClasses().that().resideOutsideOfPackage("parallel.exercise")
            .should().dependOnClassesThat().resideInAnyPackage("org.junit..", "org.opentest4j..");

    @ArchTest
    static final ArchRule theClusterNeedsHazelcastToo = classes().that(THE_CLUSTER)
            .should().onlyDependOnClassesThat(resideInAnyPackage("java..", "com.hazelcast..", "parallel.."));

    /** Neither words nor names of files depend on the reader's locale: in some, a 9 is written ٩ and 1.5 is 1,5. */
    @ArchTest
    static final ArchRule nobodyFormatsInTheReadersLocale = noClasses()
            .should().callMethod(String.class, "formatted", Object[].class)
            .orShould().callMethod(String.class, "format", String.class, Object[].class);
}
