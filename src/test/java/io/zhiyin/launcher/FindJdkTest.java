package io.zhiyin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finder of JDKs that {@code zhiyin} and {@code mvnw} share, in a made-up file system. */
final class FindJdkTest {
  private static final Path FINDER = Path.of(".mvn/find-jdk.sh").toAbsolutePath();

  @TempDir private Path scratch;
  private Path root;
  private Map<String, String> env;

  @BeforeEach
  void emptyMachine() throws IOException {
    root = Files.createDirectories(scratch.toRealPath().resolve("a machine"));
    env = new HashMap<>();
    env.put("HOME", root.resolve("home/me").toString());
    env.put("PATH", "/usr/bin:/bin");
    env.put("ZHIYIN_JDK_ROOT", root.toString());
  }

  @Test
  void javaHomeWinsWhenNewEnough() throws Exception {
    Path wanted = Script.jdk(root.resolve("my jdk"), "25.0.3");
    Script.jdk(root.resolve("usr/lib/jvm/jdk-25"), "25");
    env.put("JAVA_HOME", wanted.toString());
    assertFinds(wanted);
  }

  @Test
  void anOldJavaHomeIsPassedOver() throws Exception {
    env.put("JAVA_HOME", Script.jdk(root.resolve("old"), "17.0.15").toString());
    assertFinds(Script.jdk(root.resolve("home/me/.jdks/temurin 25"), "25.0.3"));
  }

  @Test
  void javaOnThePathIsFollowedToItsHome() throws Exception {
    Path wanted = Script.jdk(root.resolve("somewhere/jdk"), "26");
    Path bin = Files.createDirectories(root.resolve("bin"));
    Files.createSymbolicLink(root.resolve("alternative"), wanted.resolve("bin/java"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of("../alternative"));
    env.put("PATH", bin + ":/usr/bin:/bin");
    assertFinds(wanted);
  }

  @Test
  void ofTheInstalledTheOldestThatIsNewEnoughIsTaken() throws Exception {
    Script.jdk(root.resolve("usr/lib/jvm/a-17"), "17.0.15");
    Script.jdk(root.resolve("usr/lib/jvm/b-27"), "27-ea");
    Script.jdk(root.resolve("usr/lib/jvm/c-8"), "1.8.0_402");
    assertFinds(Script.jdk(root.resolve("opt/jdk"), "25"));
  }

  @Test
  void everyUsualFolderIsSearched() throws Exception {
    for (String folder :
        List.of(
            "usr/lib/jvm/x",
            "opt/x",
            "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
            "usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
            "Library/Java/JavaVirtualMachines/x.jdk/Contents/Home",
            "home/me/Library/Java/JavaVirtualMachines/x.jdk/Contents/Home",
            "home/me/.sdkman/candidates/java/25-tem",
            "home/me/.jdks/x")) {
      Path home = Script.jdk(root.resolve(folder), "25.0.1");
      assertFinds(home);
      Files.delete(home.resolve("release"));
    }
  }

  @Test
  void aRuntimeWithoutCompilerDoesNotCount() throws Exception {
    Path runtime = Script.jdk(root.resolve("opt/jre"), "25");
    Files.delete(runtime.resolve("bin/javac"));
    assertEquals(1, find().exit());
  }

  @Test
  void withOnlyAnOldOneTheMessageSaysWhatIsThereAndWhatToDo() throws Exception {
    Path old = Script.jdk(root.resolve("usr/lib/jvm/jdk-17"), "17.0.15");
    Script.Result result = find();
    assertEquals(1, result.exit());
    assertEquals("", result.out());
    for (String words :
        List.of(
            "needs a JDK 25 or newer",
            "JAVA_HOME",
            "PATH",
            "/usr/lib/jvm",
            "~/.sdkman/candidates/java",
            "JDK 17 in " + old,
            "Install one")) {
      assertTrue(result.err().contains(words), () -> words + " is missing in: " + result.err());
    }
  }

  private void assertFinds(Path home) throws Exception {
    assertEquals(new Script.Result(0, home + "\n", ""), find());
  }

  private Script.Result find() throws Exception {
    return Script.run(root, env, List.of("/bin/sh", FINDER.toString()));
  }
}
