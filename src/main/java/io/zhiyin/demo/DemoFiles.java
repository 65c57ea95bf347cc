package io.zhiyin.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The demo shop's two files, JSON Lines packed by gzip without a time stamp: the same lines give
 * the same bytes on one JDK (others may pack differently).
 */
public final class DemoFiles {
  public static final String PRODUCTS = "products.jsonl.gz";
  public static final String EVENTS = "events.jsonl.gz";

  private DemoFiles() {}

  /** Writes both into a folder, which is made where it is missing. */
  public static void write(DemoShop shop, Path folder) throws IOException {
    Files.createDirectories(folder);
    write(shop.products(), folder.resolve(PRODUCTS));
    write(shop.events(), folder.resolve(EVENTS));
  }

  private static void write(List<String> lines, Path file) throws IOException {
    try (OutputStream out = new Tight(Files.newOutputStream(file))) {
      for (String line : lines) {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
  }

  /** The lines of one of the files. */
  static List<String> read(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  /** Packs as small as it goes: the files are checked in. */
  private static final class Tight extends GZIPOutputStream {
    Tight(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(9);
    }
  }
}
