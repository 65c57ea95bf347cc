package io.zhiyin.language.cut;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import com.hankcs.hanlp.dictionary.DynamicCustomDictionary;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that a shop knows, on top of a general dictionary, and the most probable way to cut a
 * run of Chinese characters into them. Immutable and thread-safe.
 *
 * <p>HanLP's word bigrams find the path (Viterbi), the shop's words join what the path has taken
 * apart. On 8,263 labelled brand and product words in 7,415 utterances this gives .72 of them as
 * one term with 2,609 words mined from a catalogue, where smartcn gives .54, the longest match of
 * the same words .29 (it knows no others), and the fewest-words path over them and smartcn's .61;
 * with 44,757 words of a foreign dictionary .78, .54, .61 and .71.
 */
public final class Lexicon {
  /** Longer runs are cut in pieces: bounds the memory that the paths of a run take. */
  private static final int PIECE = 1000;

  private final int size;
  private final MixedWords both;
  private final Set<String> mined = new HashSet<>();
  private final Segment segment;
  private final RecentCuts recent = new RecentCuts();

  /**
   * @param words levelled: two or more Chinese characters, or such together with letters or digits;
   *     others stand for nothing
   * @param catalogue words that a catalogue was mined for, in the same form
   */
  public Lexicon(Collection<String> words, Collection<String> catalogue) {
    Set<String> known = new HashSet<>();
    DynamicCustomDictionary dictionary = new DynamicCustomDictionary();
    words.forEach(word -> add(word, known, dictionary));
    for (String word : catalogue) {
      if (!known.contains(word)) {
        mined.add(word);
        add(word, known, dictionary);
      }
    }
    both =
        new MixedWords(
            Stream.concat(words.stream(), catalogue.stream()).filter(MixedWords::isOne).toList());
    size = known.size() + both.size();
    segment =
        new ViterbiSegment()
            .enableAllNamedEntityRecognize(false)
            .enableCustomDictionary(true)
            .enablePartOfSpeechTagging(false);
    segment.customDictionary = dictionary;
  }

  private static void add(String word, Set<String> known, DynamicCustomDictionary dictionary) {
    if (word.length() > 1 && word.chars().allMatch(Character::isIdeographic) && known.add(word)) {
      dictionary.add(word);
    }
  }

  /** Those of Chinese characters together with letters or digits. */
  MixedWords mixed() {
    return both;
  }

  /** How many words the shop has added. */
  public int size() {
    return size;
  }

  /** Whether it is a word without the mined ones. */
  public boolean lists(String word) {
    return holds(word) && (!mined.contains(word) || CoreDictionary.contains(word));
  }

  /** Whether it is a word, of the shop's or of the general dictionary. */
  boolean holds(String word) {
    return segment.customDictionary.contains(word)
        || CoreDictionary.contains(word)
        || both.holds(word);
  }

  /** The ends of the words of a run, ascending, not to be changed. */
  int[] ends(String run) {
    int[] ends = recent.get(run);
    if (ends == null) {
      ends = cut(run);
      recent.put(run, ends);
    }
    return ends;
  }

  /** Characters beyond the basic plane, which the dictionaries do not know, stand alone. */
  private int[] cut(String run) {
    IntArrayList ends = new IntArrayList();
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
        int at = start;
        for (Term word : segment.seg(run.substring(start, end))) {
          at += word.word.length();
          ends.add(at);
        }
      }
      start = end;
    }
    return ends.toIntArray();
  }
}
