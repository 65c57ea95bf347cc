package io.zhiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jars of a peer that is no part of the build. */
final class Jars {
  private Jars() {}

  /**
   * Fetches the jars that a folder's {@code pom.xml} names where they are missing, and gives them
   * as a class path.
   *
   * @param scratch where the list is written
   */
  static String of(Path sources, Path scratch) throws IOException, InterruptedException {
    Path list = scratch.resolve("classpath");
    Process maven =
        new ProcessBuilder(
                Path.of("mvnw").toAbsolutePath().toString(),
                "-q",
                "-B",
                "-f",
                sources.resolve("pom.xml").toString(),
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + list)
            .inheritIO()
            .start();
    if (maven.waitFor() != 0) {
      throw new IOException("the jars of " + sources + " could not be fetched");
    }
    return Files.readString(list).strip();
  }
}
