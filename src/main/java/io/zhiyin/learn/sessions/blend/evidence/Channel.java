package io.zhiyin.learn.sessions.blend.evidence;

/** The kinds of evidence that speak for a candidate; each is a sum >= 0. */
public enum Channel {
  /** Neighbour sessions, nearer places counting more. */
  NEAR,
  /** The same, places after the meeting only. */
  NEAR_AFTER,
  /** The same, the place right after the meeting only. */
  NEAR_NEXT,
  /** The same, neighbours that share more than one item. */
  NEAR_SHARED,
  /** The best single neighbour. */
  NEAR_BEST,
  /** How many neighbours. */
  NEAR_COUNT,
  /** Came after the last click, by 1/steps. */
  AFTER_LAST,
  /** Came before it. */
  BEFORE_LAST,
  /** Came right after it. */
  NEXT_LAST,
  /** Came after the click before. */
  AFTER_SECOND,
  BEFORE_SECOND,
  /** Came after the clicks before that, the later ones counting more. */
  AFTER_REST,
  /** Sessions shared with the last click. */
  MET_LAST,
  /** Two steps of a walk over the item graph from the last click. */
  WALK_LAST,
  /** The same from all clicks, the later ones counting more. */
  WALK_ALL,
  /** One step from all clicks. */
  STEP_ALL,
  /** How often the session itself had it. */
  REPEATS,
  /** 1 / clicks since the session had it. */
  REPEATED;

  public static final int COUNT = values().length;
}
