package io.zhiyin.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program in an environment that holds nothing but what is given. */
final class Script {
  private static final long SECONDS = 60;

  private Script() {}

  /** What a program left: its exit code and everything it wrote. */
  record Result(int exit, String out, String err) {}

  /**
   * Runs to the end in {@code folder}, or throws after a minute. Standard input is empty.
   *
   * @param scratch a folder for the output files
   */
  static Result run(Path scratch, Path folder, Map<String, String> env, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(scratch, "out", "");
    Path err = Files.createTempFile(scratch, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(env);
    Process process = builder.start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("still running after " + SECONDS + " s: " + command);
    }
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Makes an executable shell script, and the folders it stands in. */
  static Path write(Path file, String body) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "#!/bin/sh\n" + body);
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a folder that looks like a JDK; its {@code java} prints the arguments, one a line. */
  static Path jdk(Path home, String version) throws IOException {
    write(home.resolve("bin/java"), "printf '%s\\n' \"$@\"\n");
    write(home.resolve("bin/javac"), "exit 1\n");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
