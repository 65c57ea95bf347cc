package io.zhiyin.web.http;

import io.zhiyin.catalog.Problem;
import java.util.List;

/** A request that breaks rules: answered with a problem document that names every one. */
public final class BadRequest extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient List<Problem> problems;

  public BadRequest(int status, String detail, List<Problem> problems) {
    super(detail);
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  public static BadRequest of(List<Problem> problems) {
    return new BadRequest(400, "The request breaks " + count(problems.size()), problems);
  }

  public static BadRequest of(Problem problem) {
    return of(List.of(problem));
  }

  public static BadRequest notFound(String what, String id) {
    String shown = new Problem("", "", id).value();
    return new BadRequest(404, "There is no " + what + " " + shown, List.of());
  }

  public static BadRequest tooLarge(String rule) {
    return new BadRequest(413, rule, List.of(new Problem("", rule, "")));
  }

  private static String count(int rules) {
    return rules == 1 ? "a rule" : rules + " rules";
  }

  public int status() {
    return status;
  }

  public List<Problem> problems() {
    return problems;
  }
}
