package io.zhiyin.cli.evaluate.shared;

import io.zhiyin.catalog.InvalidInput;
import io.zhiyin.catalog.Problem;
import io.zhiyin.catalog.Product;
import io.zhiyin.catalog.files.InputFiles;
import io.zhiyin.catalog.files.ProductFiles;
import io.zhiyin.catalog.files.Rows;
import io.zhiyin.cli.terminal.Failures;
import io.zhiyin.cli.terminal.FolderConverter;
import io.zhiyin.cli.terminal.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The products and the settings of a judged evaluation. */
public final class JudgedFiles {
  @Option(
      names = "--products",
      arity = "1..*",
      required = true,
      paramLabel = "FILE",
      description = "Products, or a corpus doc_id title; several files make one catalogue.")
  private List<Path> products = List.of();

  @Option(
      names = "--config-dir",
      converter = FolderConverter.class,
      paramLabel = "DIR",
      description = "The settings that shape answers (default: index-config).")
  private Optional<Path> configDir = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "FILE.html: write one page with tables and plots, too; search, similar: another name writes"
              + " each query's (or pair's) figures, worst first, as TSV.")
  private Optional<Path> report = Optional.empty();

  private int rejected;

  /**
   * All good rows; the others are counted and the first of them told on standard error.
   *
   * @param others files that will be read, too
   * @throws InvalidInput naming every file that cannot be read, or when there is no good row
   */
  public List<Product> read(List<Path> others) throws IOException {
    List<Path> files = new ArrayList<>(products);
    files.addAll(others);
    InputFiles.check(files);
    List<Product> all = new ArrayList<>();
    for (Path file : products) {
      ProductFiles.read(
          file,
          new Rows<>() {
            @Override
            public void row(long line, Product product) {
              all.add(product);
            }

            @Override
            public void rejected(long line, List<Problem> problems) {
              tell(file, line, problems);
            }
          });
    }
    if (all.isEmpty()) {
      throw new InvalidInput(
          new Problem("--products " + products, "must hold at least one product", "none"));
    }
    return all;
  }

  private void tell(Path file, long line, List<Problem> problems) {
    rejected++;
    if (rejected == 1) {
      System.err.println(
          "zhiyin: " + file + ":" + line + " is left out: " + Failures.line(problems.getFirst()));
    }
  }

  public int rejected() {
    return rejected;
  }

  public Path configDir() {
    return configDir.orElse(Launcher.home().resolve("index-config"));
  }

  public boolean json() {
    return json;
  }

  /**
   * Writes the table where one is asked for.
   *
   * @return what stands below the results
   */
  public List<String> tell(WorstQuestions worst) throws IOException {
    writeTable(worst::table);
    return worst.shown();
  }

  /** Writes lines where a report is asked for that is no page. */
  public void writeTable(Supplier<List<String>> lines) throws IOException {
    Optional<Path> table = report.filter(file -> !isPage(file));
    if (table.isPresent()) {
      Files.write(table.get(), lines.get());
    }
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".html");
  }

  /** How results are told: a report in the form of a page where its name ends so. */
  public Outcome.Form form(String title) {
    return new Outcome.Form(title, json, report.filter(JudgedFiles::isPage));
  }
}
