package io.zhiyin.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zhiyin.admin.ScratchEngine;
import io.zhiyin.index.Item;
import io.zhiyin.index.question.Cursor;
import io.zhiyin.index.question.Filter;
import io.zhiyin.index.question.Question.Order;
import io.zhiyin.rank.Language;
import io.zhiyin.search.suggest.QueryLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchDeskTest {
  private static SearchQuestion ask(String text, Duration within) {
    return new SearchQuestion(
        new SearchQuestion.Words(text, false, true),
        Filter.all(),
        Order.RELEVANCE,
        new SearchQuestion.Window(0, 20, Cursor.START, Optional.empty()),
        SearchQuestion.Who.NOBODY,
        new SearchQuestion.Wanted(List.of(), 1, false, false, Language.ZH),
        within);
  }

  @Test
  void whatTimeDidNotAllowToFindIsNotSaidNotToBeThere() throws IOException {
    try (ScratchEngine shop =
        ScratchEngine.open(
            Path.of("no-folder-of-its-own"), List.of(Item.of("pot", "汝窑茶壶").product()))) {
      SearchDesk desk = shop.engine().answering().search();
      Guided cut = desk.answer(ask("茶壶", Duration.ofNanos(1)));
      assertTrue(cut.answer().found().partial());
      assertEquals(0, cut.answer().found().total());
      assertEquals(Optional.empty(), cut.nothing());
      assertEquals(List.of(), desk.queries(QueryLog.Report.ZERO, 10));
      assertTrue(desk.answer(ask("溜冰鞋", Duration.ZERO)).nothing().isPresent());
      assertEquals(1, desk.queries(QueryLog.Report.ZERO, 10).size());
    }
  }
}
