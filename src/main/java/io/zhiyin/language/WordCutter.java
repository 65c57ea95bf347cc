package io.zhiyin.language;

import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.hhmm.HHMMSegmenter;
import org.apache.lucene.analysis.cn.smart.hhmm.SegToken;

/**
 * Words by Lucene's smartcn (a hidden Markov model over a dictionary from the ICTCLAS project).
 * Characters beyond the basic plane, which it does not know, stand alone.
 */
final class WordCutter implements HanCutter {
  /** The model's time grows faster than the run; longer ones are cut in pieces. */
  private static final int PIECE = 100;

  private final HHMMSegmenter segmenter = new HHMMSegmenter();

  @Override
  public void cut(String run, IntList spans) {
    int start = 0;
    while (start < run.length()) {
      if (Character.isHighSurrogate(run.charAt(start))) {
        int end = run.offsetByCodePoints(start, 1);
        spans.add(start);
        spans.add(end);
        start = end;
      } else {
        int end = start;
        while (end < run.length()
            && end - start < PIECE
            && !Character.isHighSurrogate(run.charAt(end))) {
          end++;
        }
        cutPiece(run, start, end, spans);
        start = end;
      }
    }
  }

  private void cutPiece(String run, int start, int end, IntList spans) {
    List<SegToken> path = segmenter.process(run.substring(start, end));
    // The first and the last are the sentence's begin and end.
    for (SegToken word : path.subList(1, path.size() - 1)) {
      spans.add(start + word.startOffset);
      spans.add(start + word.endOffset);
    }
  }
}
