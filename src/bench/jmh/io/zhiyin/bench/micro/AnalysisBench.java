package io.zhiyin.bench.micro;

import io.zhiyin.config.ConfigDirectory;
import io.zhiyin.config.FieldsConfig;
import io.zhiyin.config.IndexConfig;
import io.zhiyin.language.Analysis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Characters (UTF-16 units) a second of each chain with the shipped settings, on one thread: one
 * operation is one text, and {@code characters} counts them; {@code shipped} cuts each text by all
 * chains that a title is cut by, the content vector's too, and counts it once. Beside them Lucene's
 * own {@code SmartChineseAnalyzer}: times vary by machine and hour, the ratio is what to hold.
 *
 * <p>{@code -p texts=FILE} takes texts from a file, plain or gzip, one a line, of a TSV the second
 * column. The few titles of the default stay in the cache of recent cuts, so they show the best
 * case; a file of many different texts shows the usual one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class AnalysisBench {
  private static final String SHIPPED = "shipped";
  private static final String SMARTCN = "lucene-smartcn";

  private static final List<String> TITLES =
      List.of(
          "云杉 加厚中长款羽绒服女 2026冬季新款 90白鸭绒 连帽显瘦",
          "澄光 ANC-350 主动降噪蓝牙耳机 头戴式 40小时续航 Type-C",
          "小满 空气炸锅 5.5L 大容量 可视窗 家用多功能",
          "HOLT Trail 3 men's waterproof hiking shoes, size 42",
          "禾作 有机黑豆 500g*2袋 东北杂粮 五谷豆浆",
          "婴儿纸尿裤 L码 9-14kg 54片 超薄透气 尿不湿",
          "手機殼 適用 X15 Pro 磁吸 矽膠 防摔",
          "实木书桌 120×60cm 学生写字台 简约北欧");

  @Param({"characters", "lexicon", "words", "bigrams", "content", SHIPPED, SMARTCN})
  String chain;

  @Param("titles")
  String texts;

  private List<String> all;
  private List<Analyzer> analyzers;
  private int next;

  /** Counted beside the operations. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Work {
    public long characters;
  }

  @Setup
  public void load() throws IOException {
    all = texts.equals("titles") ? TITLES : read(Path.of(texts));
    IndexConfig config = ConfigDirectory.read(Path.of("index-config"));
    Analysis analysis = new Analysis(config);
    analysis.warm();
    analyzers =
        switch (chain) {
          case SMARTCN -> List.of(new SmartChineseAnalyzer());
          case SHIPPED -> shipped(config.fields()).map(analysis::chain).toList();
          default -> List.of(analysis.chain(chain));
        };
  }

  private static Stream<String> shipped(FieldsConfig fields) {
    return Stream.concat(fields.chains().keySet().stream(), Stream.of(Analysis.CONTENT));
  }

  private static List<String> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.split("\t", -1))
          .map(row -> row[row.length > 1 ? 1 : 0])
          .toList();
    }
  }

  @Benchmark
  public int terms(Work work) throws IOException {
    String text = all.get(next);
    next = next + 1 == all.size() ? 0 : next + 1;
    work.characters += text.length();
    int terms = 0;
    for (Analyzer analyzer : analyzers) {
      try (TokenStream stream = analyzer.tokenStream("title", text)) {
        stream.reset();
        while (stream.incrementToken()) {
          terms++;
        }
        stream.end();
      }
    }
    return terms;
  }
}
