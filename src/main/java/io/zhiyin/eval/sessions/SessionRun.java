package io.zhiyin.eval.sessions;

import io.zhiyin.eval.metrics.Cases;
import io.zhiyin.eval.metrics.Groups;
import io.zhiyin.eval.metrics.Judged;
import io.zhiyin.eval.metrics.Metric;
import io.zhiyin.learn.sessions.NextItems;
import io.zhiyin.learn.sessions.SessionModel;
import java.util.List;
import java.util.stream.IntStream;

/** A model's answers to cases, by case, with the time each took; made by all processors at once. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SessionRun(int[][] lists, long[] nanos) {

  static SessionRun of(SessionModel model, List<SessionCase> cases, int k) {
    int[][] lists = new int[cases.size()][];
    long[] nanos = new long[cases.size()];
    ThreadLocal<NextItems> answerers = ThreadLocal.withInitial(model::open);
    IntStream.range(0, lists.length)
        .parallel()
        .forEach(i -> {
          NextItems next = answerers.get();
          long start = System.nanoTime();
          lists[i] = next.after(cases.get(i).prefix(), k);
          nanos[i] = System.nanoTime() - start;
        });
    return new SessionRun(lists, nanos);
  }

  /** The targets' places in the lists, judged, each case by itself. */
  Cases judged(List<SessionCase> cases, List<Metric> metrics) {
    return judged(cases, metrics, Groups.single(lists.length));
  }

  /** The same of cases that belong together. */
  Cases judged(List<SessionCase> cases, List<Metric> metrics, Groups sessions) {
    Cases judged = new Cases(metrics, lists.length, sessions);
    for (int i = 0; i < lists.length; i++) {
      judged.set(i, Judged.single(place(lists[i], cases.get(i).target()), lists[i].length));
    }
    return judged;
  }

  private static int place(int[] list, int target) {
    for (int at = 0; at < list.length; at++) {
      if (list[at] == target) {
        return at + 1;
      }
    }
    return 0;
  }
}
