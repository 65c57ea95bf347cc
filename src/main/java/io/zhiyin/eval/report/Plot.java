package io.zhiyin.eval.report;

import java.util.List;
import java.util.Locale;

/** Plots as SVG without scripts: methods are numbered as in the report's table. */
final class Plot {
  private static final int WIDTH = 520;
  private static final int HEIGHT = 320;
  private static final int LEFT = 64;
  private static final int RIGHT = 24;
  private static final int TOP = 26;
  private static final int BOTTOM = 46;
  private static final int TICKS = 5;

  private final StringBuilder svg = new StringBuilder();
  private final Axis x;
  private final Axis y;

  /** Values from low to high; of a logarithmic one both are above 0. */
  private record Axis(String label, double low, double high, boolean log) {
    /** In [0,1]. */
    double share(double value) {
      return log
          ? Math.log(Math.max(low, value) / low) / Math.log(high / low)
          : (value - low) / (high - low);
    }

    double at(double share) {
      return log ? low * Math.pow(high / low, share) : low + share * (high - low);
    }

    static Axis over(String label, double[] values, boolean log) {
      double low = Double.POSITIVE_INFINITY;
      double high = 0;
      for (double value : values) {
        low = Math.min(low, log ? Math.max(1e-4, value) : value);
        high = Math.max(high, value);
      }
      low = values.length == 0 ? 0 : low;
      double room = Math.max(1e-9, 0.08 * (high - low));
      return log
          ? new Axis(label, low / 1.5, Math.max(high, low) * 1.5, true)
          : new Axis(label, low < 0 ? low - room : Math.max(0, low - room), high + room, false);
    }
  }

  /**
   * A method's place.
   *
   * @param low of the interval of y, as {@code y} when there is none
   */
  record Point(int number, String method, double x, double y, double low, double high) {}

  /** A method's values by group; NaN where it has none. */
  record Line(int number, String method, List<Double> values) {}

  private Plot(Axis x, Axis y) {
    this.x = x;
    this.y = y;
  }

  /** Points with the intervals of y. */
  static String scatter(String xLabel, String yLabel, boolean log, List<Point> points) {
    double[] ys =
        points.stream()
            .flatMap(p -> List.of(p.low, p.high, p.y).stream())
            .mapToDouble(v -> v)
            .toArray();
    Plot plot =
        new Plot(
            Axis.over(xLabel, points.stream().mapToDouble(Point::x).toArray(), log),
            Axis.over(yLabel, ys, false));
    plot.frame();
    for (int tick = 0; tick <= TICKS; tick++) {
      double share = (double) tick / TICKS;
      plot.xTick(share, shortly(plot.x.at(share)));
    }
    for (Point point : points) {
      double across = plot.across(plot.x.share(point.x));
      plot.line(across, plot.up(point.low), across, plot.up(point.high), colour(point.number));
      plot.dot(across, plot.up(point.y), point.number, point.method);
    }
    return plot.done(yLabel + " by " + xLabel);
  }

  /** A line a method over groups in their order. */
  static String lines(String xLabel, String yLabel, List<String> groups, List<Line> lines) {
    double[] ys =
        lines.stream()
            .flatMap(l -> l.values.stream())
            .filter(v -> !v.isNaN())
            .mapToDouble(v -> v)
            .toArray();
    Plot plot = new Plot(new Axis(xLabel, 0, groups.size(), false), Axis.over(yLabel, ys, false));
    plot.frame();
    for (int group = 0; group < groups.size(); group++) {
      plot.xTick((group + 0.5) / groups.size(), groups.get(group));
    }
    for (Line line : lines) {
      double beforeX = Double.NaN;
      double beforeY = Double.NaN;
      for (int group = 0; group < line.values.size(); group++) {
        double across = plot.across((group + 0.5) / groups.size());
        double up = plot.up(line.values.get(group));
        if (!Double.isNaN(beforeX + beforeY + up)) {
          plot.line(beforeX, beforeY, across, up, colour(line.number));
        }
        if (!Double.isNaN(up)) {
          plot.dot(across, up, line.number, line.method);
        }
        beforeX = across;
        beforeY = up;
      }
    }
    return plot.done(yLabel + " by " + xLabel);
  }

  /** A method's colour; the first twelve differ well, then they come round again. */
  static String colour(int number) {
    return "hsl(%d,65%%,38%%)".formatted((number - 1) * 151 % 360);
  }

  private double across(double share) {
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double up(double value) {
    return HEIGHT - BOTTOM - y.share(value) * (HEIGHT - TOP - BOTTOM);
  }

  private void frame() {
    for (int tick = 0; tick <= TICKS; tick++) {
      double value = y.at((double) tick / TICKS);
      line(LEFT, up(value), WIDTH - RIGHT, up(value), "#ddd");
      text(LEFT - 6, up(value) + 4, "end", shortly(value));
    }
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", x.label);
    text(LEFT, 12, "middle", y.label);
  }

  private void xTick(double share, String label) {
    text(across(share), HEIGHT - BOTTOM + 16, "middle", label);
  }

  private void line(double x1, double y1, double x2, double y2, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
            x1,
            y1,
            x2,
            y2,
            colour));
  }

  private void dot(double across, double up, int number, String method) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<g class=\"dot\"><title>%s</title><circle cx=\"%.1f\" cy=\"%.1f\" r=\"8\""
                + " fill=\"%s\"/>",
            HtmlReport.escaped(method),
            across,
            up,
            colour(number)));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" class=\"n\">%d</text></g>",
            across,
            up + 3.5,
            number));
  }

  private void text(double across, double up, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            across,
            up,
            anchor,
            HtmlReport.escaped(text)));
  }

  private String done(String name) {
    return "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\">%s</svg>\n"
        .formatted(HtmlReport.escaped(name), WIDTH, HEIGHT, svg);
  }

  private static String shortly(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.0f" : "%.3g", value);
  }
}
