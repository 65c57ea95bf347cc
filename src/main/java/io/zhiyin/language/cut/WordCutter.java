package io.zhiyin.language.cut;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;
import org.apache.lucene.analysis.cn.smart.hhmm.SegToken;

/**
 * Words by Lucene's smartcn: the most probable path through a dictionary's words (hierarchical
 * hidden Markov model; Zhang, Yu, Xiong, Liu, "HHMM-based Chinese lexical analyzer ICTCLAS", SIGHAN
 * 2003).
 *
 * <p>The segmenter is asked directly, without its sentence tokenizer, which would lower-case and
 * split runs of letters and digits. What was cut lately is remembered by {@link RecentCuts}:
 * brands, categories and attribute values return in product after product, and each text is cut by
 * two chains. Characters beyond the basic plane, which smartcn does not know, stand alone.
 */
public final class WordCutter implements HanCutter {
  /** Longer runs are cut in pieces: bounds the memory that the paths of a run take. */
  private static final int PIECE = 1000;

  private static final RecentCuts RECENT = new RecentCuts();

  private final HHMMSegmenter segmenter = new HHMMSegmenter();
  private final IntArrayList ends = new IntArrayList();

  @Override
  public void cut(String run, IntList spans) {
    int[] cuts = RECENT.get(run);
    if (cuts == null) {
      ends.clear();
      cut(run);
      cuts = ends.toIntArray();
      RECENT.put(run, cuts);
    }
    int start = 0;
    for (int end : cuts) {
      spans.add(start);
      spans.add(end);
      start = end;
    }
  }

  private void cut(String run) {
    int start = 0;
    while (start < run.length()) {
      int end = start;
      while (end < run.length()
          && end - start < PIECE
          && !Character.isHighSurrogate(run.charAt(end))) {
        end++;
      }
      if (end == start) {
        end = run.offsetByCodePoints(start, 1);
        ends.add(end);
      } else {
        cutPiece(run.substring(start, end), start);
      }
      start = end;
    }
  }

  private void cutPiece(String piece, int start) {
    List<SegToken> path = segmenter.process(piece);
    // The first and the last are the sentence's begin and end; the others follow without a gap.
    for (SegToken word : path.subList(1, path.size() - 1)) {
      ends.add(start + word.endOffset);
    }
  }
}
