package io.zhiyin.eval.report;

import io.zhiyin.eval.metrics.Interval;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.eval.report.Plot.Line;
import io.zhiyin.eval.report.Plot.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results of an evaluation as one HTML page that needs nothing else: no script, no request, no
 * picture but SVG in the page. Tables with 95 % intervals and the paired p-value against the best;
 * plots of the primary measure against latency, coverage and novelty, and by the groups that cases
 * were told apart into; a plot whose figures were not measured is left out.
 */
public final class HtmlReport {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="viewport" content="width=device-width">
      <link rel="icon" href="data:,">
      <title>TITLE</title><style>
      body{font:15px/1.5 system-ui,sans-serif;color:#222;background:#fff;margin:2em auto;max-width:72em;padding:0 1em}
      h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em}
      .wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
      th,td{padding:.25em .7em;border-bottom:1px solid #ddd;text-align:right;white-space:nowrap}
      th:nth-child(2),td:nth-child(2),.left th,.left td{text-align:left}
      small{color:#595959;display:block;font-size:.8em}
      .plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(28em,1fr));gap:1em}
      svg{width:100%;height:auto}svg text{font:11px system-ui,sans-serif;fill:#444}
      svg .n{fill:#fff;font-size:10px}b.n{display:inline-block;min-width:1.6em;border-radius:.8em;color:#fff;text-align:center;font-size:.8em}
      </style></head><body>
      <h1>TITLE</h1>
      """;

  private final Results results;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Results results) {
    this.results = results;
  }

  /**
   * The page.
   *
   * @param title plain text
   */
  public static String of(String title, Results results) {
    HtmlReport report = new HtmlReport(results);
    report.page.append(HEAD.replace("TITLE", escaped(title)));
    report.table();
    report.plots();
    report.settings();
    return report.page.append("</body></html>\n").toString();
  }

  /** Text as it must stand in a page or in an attribute's double quotes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void table() {
    String primary = results.primary().toString();
    page.append("<p>Best first by ")
        .append(escaped(primary))
        .append(
            ". Small figures are 95 % intervals (bootstrap; above 20,000 cases its normal limit); p is the paired randomisation test of ")
        .append(escaped(primary))
        .append(" against the best.</p>\n<div class=\"wide\"><table id=\"results\"><thead><tr>");
    List<String> metrics =
        results.results().stream()
            .flatMap(r -> r.measured().metrics().keySet().stream())
            .distinct()
            .toList();
    cells("th", List.of("", "method"));
    cells("th", metrics);
    cells("th", List.of("p", "cases", "fit s", "peak MB", "p50 ms", "p99 ms"));
    page.append("</tr></thead><tbody>\n");
    for (Result result : results.results()) {
      row(result, metrics);
    }
    page.append("</tbody></table></div>\n");
  }

  private void row(Result result, List<String> metrics) {
    page.append("<tr><td>").append(badge(number(result))).append("</td>");
    cells("td", List.of(result.method()));
    for (String metric : metrics) {
      Result.Measured measured = result.measured();
      Double value = measured.metrics().get(metric);
      Interval interval = measured.intervals().get(metric);
      page.append("<td>").append(value == null ? "" : number(value, 4));
      if (interval != null) {
        page.append(
            "<small>%s–%s</small>"
                .formatted(number(interval.low(), 4), number(interval.high(), 4)));
      }
      page.append("</td>");
    }
    cells(
        "td",
        List.of(
            number(results.pValue(result), 4),
            Integer.toString(result.measured().cases()),
            number(result.cost().fitSeconds(), 2),
            number(result.cost().peakMb(), 0),
            number(result.cost().serveMsP50(), 3),
            number(result.cost().serveMsP99(), 3)));
    page.append("</tr>\n");
  }

  private void plots() {
    Metric primary = results.primary();
    page.append("<h2>").append(escaped(primary + ", what it costs and what it reaches"));
    page.append("</h2>\n<div class=\"plots\">\n");
    scatter("ms to serve one (p50)", true, r -> r.cost().serveMsP50());
    for (Metric.Kind kind : List.of(Metric.Kind.COVERAGE, Metric.Kind.NOVELTY)) {
      String reached = new Metric(kind, primary.k()).toString();
      scatter(reached, false, r -> r.measured().metrics().getOrDefault(reached, Double.NaN));
    }
    results.results().stream()
        .flatMap(r -> r.measured().groups().keySet().stream())
        .distinct()
        .forEach(this::groups);
    page.append("</div>\n");
  }

  /** Where a method stands. */
  @FunctionalInterface
  private interface Where {
    double of(Result result);
  }

  private void scatter(String label, boolean log, Where where) {
    String primary = results.primary().toString();
    List<Point> points = new ArrayList<>();
    for (Result result : results.results()) {
      double x = where.of(result);
      double y = result.measured().metrics().getOrDefault(primary, Double.NaN);
      Interval interval = result.measured().intervals().getOrDefault(primary, new Interval(y, y));
      if (!Double.isNaN(x + y)) {
        points.add(
            new Point(number(result), result.method(), x, y, interval.low(), interval.high()));
      }
    }
    if (!points.isEmpty()) {
      page.append(Plot.scatter(label, primary, log, points));
    }
  }

  private void groups(String by) {
    String primary = results.primary().toString();
    List<String> names = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Result result : results.results()) {
      List<Result.Group> groups = result.measured().groups().getOrDefault(by, List.of());
      if (names.isEmpty()) {
        groups.forEach(g -> names.add(number(g.from(), 0) + "–" + number(g.to(), 0)));
      }
      List<Double> values =
          groups.stream().map(g -> g.metrics().getOrDefault(primary, Double.NaN)).toList();
      if (!values.isEmpty()) {
        lines.add(new Line(number(result), result.method(), values));
      }
    }
    if (!lines.isEmpty()) {
      page.append(Plot.lines(by.replace('_', ' '), primary, names, lines));
    }
  }

  private void settings() {
    page.append("<h2>How it was measured</h2>\n<table class=\"left\" id=\"protocol\"><tbody>\n");
    results.protocol().forEach((name, value) -> pair(name, String.valueOf(value)));
    Map<String, Integer> skipped =
        results.results().isEmpty() ? Map.of() : results.results().getFirst().measured().skipped();
    skipped.forEach((why, many) -> pair("skipped: " + why, Integer.toString(many)));
    for (Result result : results.results()) {
      if (!result.params().isEmpty()) {
        pair("settings of " + result.method(), String.valueOf(result.params()));
      }
    }
    page.append("</tbody></table>\n");
  }

  private void pair(String name, String value) {
    page.append("<tr>");
    cells("th", List.of(name));
    page.append("<td style=\"white-space:normal\">").append(escaped(value)).append("</td></tr>\n");
  }

  private void cells(String tag, List<String> texts) {
    texts.forEach(text -> page.append("<%1$s>%2$s</%1$s>".formatted(tag, escaped(text))));
  }

  private static String badge(int number) {
    return "<b class=\"n\" style=\"background:%s\">%d</b>".formatted(Plot.colour(number), number);
  }

  private int number(Result result) {
    return results.results().indexOf(result) + 1;
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
