package io.zhiyin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a project of fakes: its JDK prints the arguments, its build leaves a mark. */
final class LauncherTest {
  private static final String BUILD =
      "echo noise; cat; mkdir -p target/quarkus-app && touch target/quarkus-app/quarkus-run.jar"
          + " && echo once >>builds\n";

  @TempDir private Path scratch;
  private Path project;
  private Path launcher;
  private Map<String, String> env;

  @BeforeEach
  void freshClone() throws IOException {
    project = Files.createDirectories(scratch.toRealPath().resolve("my project"));
    launcher = project.resolve("zhiyin");
    Files.copy(Path.of("zhiyin"), launcher);
    Files.createDirectories(project.resolve(".mvn"));
    Files.copy(Path.of(".mvn/find-jdk.sh"), project.resolve(".mvn/find-jdk.sh"));
    Files.createDirectories(project.resolve("src/main/java"));
    Files.writeString(project.resolve("pom.xml"), "");
    Script.write(project.resolve("mvnw"), BUILD);
    env = new HashMap<>();
    env.put("HOME", scratch.toString());
    env.put("PATH", "/usr/bin:/bin");
    env.put("JAVA_HOME", Script.jdk(scratch.resolve("jdk 25"), "25").toString());
  }

  @Test
  void aFreshCloneIsBuiltOnceAndSaysSo() throws Exception {
    Script.Result first = launch("--help");
    assertEquals(0, first.exit(), first.err());
    assertTrue(first.err().contains("zhiyin: building"), first.err());
    assertFalse(first.out().contains("noise"), first.out());
    assertEquals("", launch("--help").err());
    assertEquals(List.of("once"), Files.readAllLines(project.resolve("builds")));
  }

  @Test
  void anEditedSourceIsBuiltAgain() throws Exception {
    launch("--help");
    Path source = Files.writeString(project.resolve("src/main/java/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    launch("--help");
    assertEquals(2, Files.readAllLines(project.resolve("builds")).size());
  }

  @Test
  void aFailedBuildRunsNothing() throws Exception {
    Script.write(project.resolve("mvnw"), "exit 7\n");
    Script.Result result = launch("--help");
    assertEquals(1, result.exit());
    assertEquals("", result.out());
    assertTrue(result.err().contains("the build failed"), result.err());
  }

  @Test
  void aBuildThatDiedLeavesNoLockBehind() throws Exception {
    Files.createDirectories(project.resolve("target"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createSymbolicLink(
        project.resolve("target/.building"), Path.of(Long.toString(dead.pid())));
    assertEquals(0, launch("--help").exit());
  }

  @Test
  void argumentsAndFoldersWithSpacesArriveWhole() throws Exception {
    List<String> said = launch("search", "羽绒服 女", "--user", "*").out().lines().toList();
    assertEquals(
        List.of("search", "羽绒服 女", "--user", "*"), said.subList(said.size() - 4, said.size()));
    assertTrue(said.contains("-Dlauncher.home=" + project), said::toString);
    assertTrue(
        said.contains(project.resolve("target/quarkus-app/quarkus-run.jar").toString()),
        said::toString);
  }

  @Test
  void aLocaleThatKnowsNoChineseIsReplacedAndNoOther() throws Exception {
    launch("--help");
    Script.write(Path.of(env.get("JAVA_HOME"), "bin/java"), "echo \"$LC_ALL\"\n");
    assertEquals("C.UTF-8\n", launch("search", "羽绒服").out());
    env.put("LANG", "C.UTF-8");
    assertEquals("\n", launch("search", "羽绒服").out());
  }

  @Test
  void whatServesGetsSimdAndQuestionsGetAQuickStart() throws Exception {
    assertTrue(launch("serve").out().contains("jdk.incubator.vector"));
    assertTrue(launch("search", "x").out().contains("-XX:TieredStopAtLevel=1"));
    assertFalse(launch("serve", "--help").out().contains("jdk.incubator.vector"));
  }

  @Test
  void optionsForTheJvmComeFromTheEnvironment() throws Exception {
    env.put("ZHIYIN_JAVA_OPTS", "-Xmx4g -Dx=*");
    List<String> said = launch("serve").out().lines().toList();
    assertTrue(said.containsAll(List.of("-Xmx4g", "-Dx=*")), said::toString);
    assertTrue(said.indexOf("-Xmx4g") < said.indexOf("-jar"), said::toString);
  }

  @Test
  void itWorksThroughALinkFromAnotherFolder() throws Exception {
    Path link = scratch.resolve("z");
    Files.createSymbolicLink(link, Path.of("my project/zhiyin"));
    launcher = link;
    assertTrue(launch("--help").out().contains("-Dlauncher.home=" + project));
  }

  private Script.Result launch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    return Script.run(scratch, env, command);
  }
}
