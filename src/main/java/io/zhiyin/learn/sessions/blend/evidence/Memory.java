package io.zhiyin.learn.sessions.blend.evidence;

import io.zhiyin.learn.sessions.ItemGraph;
import io.zhiyin.learn.sessions.Postings;
import io.zhiyin.learn.sessions.Sessions;
import io.zhiyin.learn.sessions.Settings;
import io.zhiyin.learn.sessions.plain.Popularity;

/**
 * What evidence is drawn from. Immutable.
 *
 * @param graph each item's strongest neighbours on both sides, as shares of 1
 * @param standing popularity and age by item
 * @param fresh how fresh each session is, in (0,1]
 * @param popular items by recent popularity, for filling up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Memory(
    Sessions sessions,
    Postings postings,
    ItemGraph graph,
    Standing standing,
    float[] fresh,
    int[] popular) {
  private static final double NEWEST_FADE = 20;
  private static final int REACH = 8;
  private static final double BACKWARD = 0.7;

  public static Memory of(Sessions sessions, Settings settings) {
    Postings postings = new Postings(sessions);
    double fading = settings.get("fading");
    float[] fresh = new float[sessions.size()];
    for (int s = 0; s < fresh.length; s++) {
      fresh[s] = (float) sessions.freshness(s, fading);
    }
    double damping = settings.get("damping");
    ItemGraph graph =
        ItemGraph.build(
                sessions,
                postings,
                new ItemGraph.Limits(settings.whole("sample"), REACH, settings.whole("edges")),
                (session, steps) -> fresh[session] * (steps > 0 ? 1.0 / steps : -BACKWARD / steps),
                (i, j, sum) -> sum / Math.pow(postings.count(j) + 2.0, damping))
            .normalised();
    return new Memory(
        sessions,
        postings,
        graph,
        Standing.of(sessions, postings),
        fresh,
        Popularity.order(sessions, NEWEST_FADE));
  }
}
