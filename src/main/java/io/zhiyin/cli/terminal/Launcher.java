package io.zhiyin.cli.terminal;

import java.nio.file.Path;

/** What the launcher hands over. */
public final class Launcher {
  private Launcher() {}

  /** The project's folder; default folders are relative to it. */
  public static Path home() {
    return Path.of(System.getProperty("launcher.home", ""));
  }
}
