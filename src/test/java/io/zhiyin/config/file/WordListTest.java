package io.zhiyin.config.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zhiyin.config.file.InvalidConfig.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

final class WordListTest {
  private static final Logger LOG = Logger.getLogger(WordList.class.getName());

  private final List<String> warned = new ArrayList<>();

  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          warned.add(record.getMessage());
        }

        @Override
        public void flush() {
          // Nothing is kept back.
        }

        @Override
        public void close() {
          // Nothing is held.
        }
      };

  private Set<String> lexicon(String text) {
    List<Problem> problems = new ArrayList<>();
    LOG.addHandler(handler);
    try {
      return WordList.lexicon("own.txt", "at/own.txt", text, problems).words();
    } finally {
      LOG.removeHandler(handler);
      assertEquals(List.of(), problems);
    }
  }

  @Test
  void productWordsOfEachKind() {
    assertEquals(
        Set.of("手机壳", "T恤", "-手机T恤", "ＰＯＬＯ衫", "3C数码", "X-Box手柄", "nike", "7度"),
        lexicon("手机壳\nT恤\n-手机T恤\nＰＯＬＯ衫\n3C数码\nX-Box手柄\nnike\n7度 # a brand\n\n"));
    assertEquals(List.of(), warned);
  }

  @Test
  void linesThatCanBeNoWordAreCountedAndNamed() {
    assertEquals(Set.of("手机壳"), lexicon("鹰\n维，丹诺\n手机壳\n自然の风\n-壳\n---\n𠮷野家\n离·枝"));
    assertEquals(1, warned.size());
    assertEquals(
        "at/own.txt: 7 lines are no product words and left out (a word is two or more Chinese"
            + " characters, or such with letters or digits, without signs): line 1 (鹰), line 2 (维，丹诺),"
            + " line 4 (自然の风), line 5 (-壳), line 6 (---), line 7 (𠮷野家), line 8 (离·枝)",
        warned.getFirst());
  }

  @Test
  void ofManyLinesTheFirstAreNamed() {
    assertEquals(Set.of(), lexicon("壳\n".repeat(12)));
    assertEquals(
        "line 10 (壳), …", warned.getFirst().substring(warned.getFirst().indexOf("line 10")));
  }
}
