package io.zhiyin.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs a program in an environment that holds nothing but what is given. */
final class Script {
  private static final long SECONDS = 60;

  private Script() {}

  /** What a program left: its exit code and everything it wrote. */
  record Result(int exit, String out, String err) {}

  /**
   * Runs to the end in {@code folder}, until the last one that holds standard error has let go of
   * it, or throws after a minute. Standard input is empty.
   */
  static Result run(Path folder, Map<String, String> env, List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile());
    builder.environment().clear();
    builder.environment().putAll(env);
    Process process = builder.start();
    try {
      Future<String> out = readAll(process.getInputStream());
      Future<String> err = readAll(process.getErrorStream());
      return new Result(
          process.onExit().get(SECONDS, TimeUnit.SECONDS).exitValue(),
          out.get(SECONDS, TimeUnit.SECONDS),
          err.get(SECONDS, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
  }

  private static Future<String> readAll(InputStream in) {
    FutureTask<String> task =
        new FutureTask<>(() -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
    Thread.ofVirtual().start(task);
    return task;
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
