package io.zhiyin.search;

import io.zhiyin.index.question.Candidate.Marks;
import io.zhiyin.rank.Ranked;

/** A product of a page of results, and where the query's words stand in it. */
public record Hit(Ranked ranked, Marks marks) {}
