package handson.redis.queue.crawl;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Entities;

/** The map of a site as a page of HTML: the tree in SVG, each page with a link to its file. */
final class MapPage {
  private static final int ROW = 20;
  private static final int STEP = 24;
  private static final int MARGIN = 12;

  private MapPage() {}

  static String of(SiteMap map) {
    List<SiteMap.Row> rows = map.rows();
    String origin = rows.isEmpty() ? "" : Urls.origin(rows.get(0).page().url());
    StringBuilder lines = new StringBuilder();
    StringBuilder pages = new StringBuilder();
    // The y of the last row on each level: where the lines of its children begin.
    List<Integer> parents = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      SiteMap.Row row = rows.get(i);
      int x = MARGIN + row.level() * STEP;
      int y = MARGIN + i * ROW;
      while (parents.size() <= row.level()) {
        parents.add(0);
      }
      parents.set(row.level(), y);
      if (row.level() > 0) {
        lines.append(
            "<path d=\"M%d %dV%dH%d\"/>\n".formatted(x - STEP, parents.get(row.level() - 1), y, x));
      }
      pages.append(page(row.page(), origin, x, y));
    }
    return """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <title>%s</title>
        <style>
          body { font: 13px sans-serif; margin: 1em }
          path { fill: none; stroke: #bbb }
          .fine { fill: #2a7 } .moved { fill: #48c } .wrong { fill: #c33 } .remark { fill: #777 }
        </style>
        <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="%d">
        %s%s</svg>
        </html>
        """.formatted(Entities.escape(origin), 2 * MARGIN + rows.size() * ROW, lines, pages);
  }

  private static String page(PageResult page, String origin, int x, int y) {
    String kind = page.error() != null ? "wrong" : page.redirect() != null ? "moved" : "fine";
    String name = Entities.escape(SiteMap.within(page.url(), origin));
    String text = page.file() == null ? name : "<a href=\"" + page.file() + "\">" + name + "</a>";
    return """
        <circle class="%s" cx="%d" cy="%d" r="4"/><text x="%d" y="%d">%s <tspan class="remark">%s</tspan></text>
        """.formatted(
            kind, x, y, x + 9, y + 4, text, Entities.escape(SiteMap.remark(page, origin)));
  }
}
