package org.songtor.laws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Executable;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songtor.Songtor;
import org.songtor.fixture.AsksByItself;
import org.songtor.fixture.AsksForATransaction;
import org.songtor.fixture.FloatingMoney;
import org.songtor.fixture.NamesAnAdapter;
import org.songtor.fixture.SignsByItself;
import org.songtor.fixture.console.PageWithRoutes;
import org.songtor.fixture.console.PageWithSql;
import org.songtor.fixture.dispatch.ReachesIntoAnswer;
import org.songtor.fixture.modules.a.One;
import org.songtor.fixture.shape.ShapeWithFramework;
import org.songtor.model.Satang;
import org.songtor.signing.CmsSigner;
import org.songtor.store.server.PostgresServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import org.springframework.transaction.annotation.Transactional;

/** The laws of the layout over compiled classes. Each rule is also run on a fixture that breaks it. */
class ArchitectureTest {
    private static final String ALL = Songtor.class.getPackageName();
    private static final Set<String> STEPS = Set.of("intake", "dispatch", "answer", "reconcile", "held", "expect");
    private static final Pattern MONEY =
            Pattern.compile("(?i).*(amount|satang|baht|money|total|wage|credited|at_?risk).*");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(ArchitectureTest::noTests)
            .importPackages(ALL);

    /** Packaged, the tests of {@code adapters} come as a jar beside the main one. */
    private static boolean noTests(Location location) {
        return !location.contains("-tests.jar") && !location.contains("/test-classes/");
    }

    @Test
    void every_module_is_looked_at() {
        assertThat(MAIN.contain(Satang.class)).isTrue();
        assertThat(MAIN.contain(CmsSigner.class)).isTrue();
        assertThat(MAIN.contain(Songtor.class)).isTrue();
        assertThat(MAIN.contain(ReachesIntoAnswer.class)).isFalse();
    }

    @Test
    void schemas_depend_on_the_jdk_and_jspecify_only() {
        holds(schemasAreShapesOnly(in("schemas", Satang.class)));
        fails(schemasAreShapesOnly(in("the fixture", ShapeWithFramework.class)), ShapeWithFramework.class);
    }

    private static ArchRule schemasAreShapesOnly(DescribedPredicate<JavaClass> schemas) {
        return classes()
                .that(schemas)
                .should()
                .onlyDependOnClassesThat(schemas.or(JavaClass.Predicates.resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "org.jspecify..")));
    }

    @Test
    void only_signing_knows_bouncy_castle() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(CmsSigner.class.getPackageName() + "..")
                .should()
                .dependOnClassesThat(below(parent(CMSSignedData.class)));
        holds(rule);
        fails(rule, SignsByItself.class);
    }

    @Test
    void only_the_store_knows_sql() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(parent(PostgresServer.class) + "..")
                .should()
                .dependOnClassesThat(sql());
        holds(rule);
        fails(rule, AsksByItself.class);
    }

    /** What reads the annotation is left out of every start ({@code NeverUsed}): it would open none and say nothing. */
    @Test
    void a_transaction_is_never_asked_for_by_an_annotation() {
        ArchRule rule = noClasses().should().dependOnClassesThat().areAssignableTo(Transactional.class);
        holds(rule);
        fails(rule, AsksForATransaction.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"intake", "dispatch", "answer", "reconcile", "expect"})
    void a_step_never_imports_another(String step) {
        String[] others = STEPS.stream()
                .filter(s -> !s.equals(step))
                .map(s -> ALL + ".." + s + "..")
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ALL + ".." + step + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
        holds(rule);
        if (step.equals("dispatch")) {
            fails(rule, ReachesIntoAnswer.class);
        }
    }

    @Test
    void pages_hold_neither_sql_nor_routes() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ALL + "..console..")
                .should()
                .dependOnClassesThat(sql().or(below(CamelContext.class.getPackageName())));
        holds(rule);
        fails(rule, PageWithSql.class);
        fails(rule, PageWithRoutes.class);
    }

    @Test
    void the_flow_names_no_adapter() {
        holds(namesNoAdapter(in("routes", Songtor.class)));
        fails(namesNoAdapter(in("the fixture", NamesAnAdapter.class)), NamesAnAdapter.class);
    }

    /** The compiler keeps this already, by the dependency's runtime scope; the rule notices when somebody widens the scope. */
    private static ArchRule namesNoAdapter(DescribedPredicate<JavaClass> routes) {
        return noClasses().that(routes).should().dependOnClassesThat(in("adapters", CmsSigner.class));
    }

    @Test
    void modules_have_no_cycles() {
        ApplicationModules.of(Songtor.class, ArchitectureTest::noTests).verify();
        ApplicationModules broken = ApplicationModules.of(parent(One.class), location -> true);
        assertThatThrownBy(broken::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle");
    }

    @Test
    void money_is_never_a_floating_number() throws ReflectiveOperationException {
        List<String> found = new ArrayList<>();
        for (JavaClass c : MAIN) {
            found.addAll(floatingMoney(c.getName()));
        }
        assertThat(found).isEmpty();
        assertThat(floatingMoney(FloatingMoney.class.getName()))
                .containsExactlyInAnyOrder("field amount", "field totalBaht", "parameter satang", "result wages");
    }

    /** Java's reflection, since it alone knows the names of parameters; nothing is initialised. */
    private static List<String> floatingMoney(String className) throws ReflectiveOperationException {
        Class<?> type = Class.forName(className, false, ArchitectureTest.class.getClassLoader());
        List<String> found = new ArrayList<>();
        Stream.of(type.getDeclaredFields())
                .filter(f -> floating(f.getType()) && money(f.getName()))
                .forEach(f -> found.add("field " + f.getName()));
        Stream.of(type.getDeclaredMethods())
                .filter(m -> floating(m.getReturnType()) && money(m.getName()))
                .forEach(m -> found.add("result " + m.getName()));
        Stream.<Executable>concat(Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
                .flatMap(e -> Stream.of(e.getParameters()))
                .filter(p -> floating(p.getType()) && money(p.getName()))
                .forEach(p -> found.add("parameter " + p.getName()));
        return found;
    }

    private static boolean floating(Class<?> type) {
        return Set.of(double.class, float.class, Double.class, Float.class).contains(type);
    }

    private static boolean money(String name) {
        return MONEY.matcher(name).matches();
    }

    private static void holds(ArchRule rule) {
        rule.check(MAIN);
    }

    /** The same rule, over the bad class and whatever it names. */
    private static void fails(ArchRule rule, Class<?> bad) {
        JavaClasses fixture = new ClassFileImporter().importClasses(bad);
        assertThatThrownBy(() -> rule.check(fixture))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(bad.getSimpleName());
    }

    private static DescribedPredicate<JavaClass> sql() {
        return below(Connection.class.getPackageName())
                .or(below(parent(JdbcClient.class).replaceFirst("[.]core$", "")));
    }

    private static DescribedPredicate<JavaClass> below(String packageName) {
        return JavaClass.Predicates.resideInAPackage(packageName + "..");
    }

    /** The package above the class's own. */
    private static String parent(Class<?> type) {
        String name = type.getPackageName();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Classes of the same folder or jar as {@code one}: a module, whatever its packages are called. */
    private static DescribedPredicate<JavaClass> in(String module, Class<?> one) {
        String place = one.getProtectionDomain().getCodeSource().getLocation().getPath();
        return DescribedPredicate.describe(
                "are in " + module,
                c -> c.getBaseComponentType()
                        .getSource()
                        .map(source -> source.getUri().toString().contains(place))
                        .orElse(false));
    }
}
