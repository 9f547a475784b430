package handson.redis.queue.crawl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A crawl as a tree: under each page the pages that it leads to first. It depends on the pages and
 * their links only, not on the order in which several workers came to them.
 *
 * @param rows from top to bottom
 */
public record SiteMap(List<Row> rows) {

  /**
   * A page of the tree.
   *
   * @param level 0 for a start
   * @param last whether it is the last one under its parent, for it and for each one above it
   */
  public record Row(PageResult page, int level, List<Boolean> last) {}

  /** Draws the tree of a crawl. */
  public static SiteMap of(List<String> start, List<PageResult> results) {
    Map<String, PageResult> byUrl = new LinkedHashMap<>();
    results.forEach(result -> byUrl.put(result.url(), result));
    Map<String, List<String>> children = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    List<String> roots = reached(start, byUrl, seen, children);
    // What only a page leads to that is not here: a crawl that was stopped.
    results.forEach(result -> roots.addAll(reached(List.of(result.url()), byUrl, seen, children)));
    List<Row> rows = new ArrayList<>();
    roots.forEach(root -> draw(root, List.of(), byUrl, children, rows));
    return new SiteMap(rows);
  }

  /** Goes breadth first, so that each page stands under the nearest one that leads to it. */
  private static List<String> reached(
      List<String> from,
      Map<String, PageResult> byUrl,
      Set<String> seen,
      Map<String, List<String>> children) {
    List<String> roots = new ArrayList<>();
    Deque<String> queue = new ArrayDeque<>();
    for (String url : from) {
      if (byUrl.containsKey(url) && seen.add(url)) {
        roots.add(url);
        queue.add(url);
      }
    }
    while (!queue.isEmpty()) {
      String url = queue.remove();
      List<String> own = children.computeIfAbsent(url, u -> new ArrayList<>());
      for (String link : byUrl.get(url).links()) {
        if (byUrl.containsKey(link) && seen.add(link)) {
          own.add(link);
          queue.add(link);
        }
      }
    }
    return roots;
  }

  private static void draw(
      String root,
      List<Boolean> none,
      Map<String, PageResult> byUrl,
      Map<String, List<String>> children,
      List<Row> rows) {
    Deque<Row> stack = new ArrayDeque<>();
    stack.push(new Row(byUrl.get(root), 0, none));
    while (!stack.isEmpty()) {
      Row row = stack.pop();
      rows.add(new Row(loopMarked(row.page(), byUrl), row.level(), row.last()));
      List<String> own = children.get(row.page().url());
      for (int i = own.size() - 1; i >= 0; i--) {
        List<Boolean> last = new ArrayList<>(row.last());
        last.add(i == own.size() - 1);
        stack.push(new Row(byUrl.get(own.get(i)), row.level() + 1, last));
      }
    }
  }

  /** A redirect that never comes to a page. */
  private static PageResult loopMarked(PageResult page, Map<String, PageResult> byUrl) {
    Set<String> way = new HashSet<>();
    PageResult at = page;
    while (at != null && at.redirect() != null) {
      if (!way.add(at.url())) {
        return page.withError("redirect loop");
      }
      at = byUrl.get(at.redirect());
    }
    return page;
  }

  /** All pages, from top to bottom. */
  List<PageResult> results() {
    return rows.stream().map(Row::page).toList();
  }

  /**
   * The tree as lines of text. Of URLs on the host of the first one only the path is shown.
   */
  public List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    String origin = Urls.origin(rows.get(0).page().url());
    List<String> trees =
        rows.stream().map(row -> branch(row) + path(row, origin)).toList();
    int width = trees.stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      String tree = trees.get(i);
      String gap = " ".repeat(width - tree.length() + 2);
      lines.add(tree + gap + remark(rows.get(i).page(), origin));
    }
    return lines;
  }

  private static String branch(Row row) {
    StringBuilder branch = new StringBuilder();
    for (int i = 0; i < row.level(); i++) {
      boolean last = row.last().get(i);
      if (i == row.level() - 1) {
        branch.append(last ? "└─ " : "├─ ");
      } else {
        branch.append(last ? "   " : "│  ");
      }
    }
    return branch.toString();
  }

  private static String path(Row row, String origin) {
    return shortened(within(row.page().url(), origin));
  }

  static String within(String url, String origin) {
    return url.startsWith(origin + "/") ? url.substring(origin.length()) : url;
  }

  private static String shortened(String path) {
    return path.length() <= 48
        ? path
        : path.substring(0, 30) + "..." + path.substring(path.length() - 15);
  }

  /** What came of a page, in a few words. */
  static String remark(PageResult page, String origin) {
    List<String> words = new ArrayList<>();
    words.add(page.status() == 0 ? "-  " : page.status() + "");
    if (page.redirect() != null) {
      words.add("-> " + within(page.redirect(), origin));
    } else if (page.error() == null) {
      words.add(page.title() == null ? page.type() : page.title());
    }
    if (page.error() != null && !page.error().equals("HTTP " + page.status())) {
      words.add(page.error());
    }
    if (page.attempts() > 1) {
      words.add("(" + page.attempts() + " attempts)");
    }
    return String.join("  ", words).stripTrailing();
  }
}
