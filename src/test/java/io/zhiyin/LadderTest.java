package io.zhiyin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The ladder of src/docs/architecture.md: who may import whom, and which library lives where. */
final class LadderTest {
  private static final String ROOT = "io.zhiyin";
  private static final int TOP = 9;

  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("web", 8),
          Map.entry("cli", 7),
          Map.entry("admin", 7),
          Map.entry("demo", 7),
          Map.entry("eval", 6),
          Map.entry("search", 5),
          Map.entry("recommend", 5),
          Map.entry("learn", 5),
          Map.entry("rank", 4),
          Map.entry("index", 3),
          Map.entry("signals", 2),
          Map.entry("language", 2),
          Map.entry("catalog", 1),
          Map.entry("config", 1),
          Map.entry("store", 1));

  /** Rooms that stand side by side and never import each other. */
  private static final Set<String> APART = Set.of("search", "recommend", "learn");

  private static final String LUCENE = ROOT + ".index.lucene";
  private static final String OPENSEARCH = ROOT + ".index.opensearch";

  /** A family of libraries and the packages below {@code io.zhiyin} that may use it. */
  record Home(String family, Set<String> packages, Set<String> rooms) {
    @Override
    public String toString() {
      return family;
    }
  }

  /** Each package is a slice of its own, whatever it is nested in. */
  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass c) {
      return SliceIdentifier.of(c.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }

  @SuppressWarnings("unused") // by @FieldSource
  private static final Set<Home> HOMES =
      Set.of(
          new Home("Lucene", Set.of("org.apache.lucene.."), Set.of("index.lucene", "language")),
          new Home(
              "SQL",
              Set.of(
                  "java.sql..",
                  "javax.sql..",
                  "org.flywaydb..",
                  "io.agroal..",
                  "org.sqlite..",
                  "org.postgresql.."),
              Set.of("store", "catalog", "signals", "admin")),
          new Home("HanLP", Set.of("com.hankcs.."), Set.of("language")),
          new Home("HTTP", Set.of("jakarta.ws.rs..", "org.jboss.resteasy.."), Set.of("web")),
          new Home("command line", Set.of("picocli.."), Set.of("cli")),
          new Home(
              "JSON",
              Set.of("com.fasterxml.jackson.."),
              Set.of(
                  "web",
                  "cli",
                  "admin",
                  "demo",
                  "eval",
                  "index.opensearch",
                  "signals",
                  "store",
                  "catalog",
                  "config")));

  private static final JavaClasses MAIN =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void everyPackageStandsOnAFloor() {
    Set<String> unknown =
        MAIN.stream()
            .map(LadderTest::room)
            .filter(room -> !room.isEmpty() && !FLOORS.containsKey(room))
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(MAIN.isEmpty(), "no class was found");
    assertEquals(Set.of(), unknown, "rooms without a floor");
  }

  @Test
  void importsOnlyGoDown() {
    for (int floor = 1; floor < TOP; floor++) {
      int height = floor;
      noClasses()
          .that(ours("stand on floor " + height, c -> floor(c) == height))
          .should()
          .dependOnClassesThat(ours("stand higher", c -> floor(c) > height))
          .allowEmptyShould(true)
          .check(MAIN);
    }
  }

  @Test
  void neighboursThatStandApartDoNotImportEachOther() {
    for (String room : APART) {
      noClasses()
          .that(ours("live in " + room, c -> room(c).equals(room)))
          .should()
          .dependOnClassesThat(
              ours("live next door", c -> APART.contains(room(c)) && !room(c).equals(room)))
          .allowEmptyShould(true)
          .check(MAIN);
    }
  }

  @Test
  void onlyAdminNamesAnAdapter() {
    for (String adapter : Set.of(LUCENE, OPENSEARCH)) {
      noClasses()
          .that()
          .resideOutsideOfPackages(adapter + "..", ROOT + ".admin..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(adapter + "..")
          .allowEmptyShould(true)
          .check(MAIN);
    }
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(MAIN);
  }

  @ParameterizedTest
  @FieldSource("HOMES")
  void librariesStayInTheirRooms(Home home) {
    String[] rooms = home.rooms().stream().map(r -> ROOT + "." + r + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(
            Stream.concat(Stream.of(ROOT), Stream.of(rooms)).toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAnyPackage(home.packages().toArray(String[]::new)))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        MAIN.stream()
            .map(JavaClass::getPackage)
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(p -> p.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unmarked, "packages without @NullMarked in package-info.java");
  }

  private static DescribedPredicate<JavaClass> ours(
      String what, java.util.function.Predicate<JavaClass> test) {
    return describe(what, c -> c.getPackageName().startsWith(ROOT) && test.test(c));
  }

  /** The first name below the root; empty for the root itself. */
  private static String room(JavaClass c) {
    String[] names = c.getPackageName().split("\\.", -1);
    return names.length > 2 ? names[2] : "";
  }

  private static int floor(JavaClass c) {
    return room(c).isEmpty() ? TOP : FLOORS.getOrDefault(room(c), 0);
  }
}
