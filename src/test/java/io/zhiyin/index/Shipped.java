package io.zhiyin.index;

import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.language.Analysis;
import java.nio.file.Path;

/** {@code index-config} as shipped. */
public final class Shipped {
  public static final IndexConfig CONFIG = ConfigDirectory.read(Path.of("no-folder-of-its-own"));
  public static final Analysis ANALYSIS = new Analysis(CONFIG);

  private Shipped() {}
}
