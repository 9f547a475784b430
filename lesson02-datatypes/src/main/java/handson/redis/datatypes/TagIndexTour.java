package handson.redis.datatypes;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;
import java.util.Set;

/** What the tour shows of {@link TagIndex}. */
final class TagIndexTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    TagIndex tagIndex = tour.use(TagIndex.class);
    TagIndex quietly = tour.useQuietly(TagIndex.class);
    String blog = "datatypes:blog";
    tour.step(
        "An article knows its tags, a tag knows its articles: both change in one step.",
        () -> tagIndex.replaceTags(blog, "7", Set.of("redis")));
    tour.step("A replacement takes the old tag away, on both sides.", () -> {
      tagIndex.replaceTags(blog, "7", Set.of("java"));
      tagIndex.withAny(blog, List.of("redis"));
    });
    tour.step("Several tags, one round trip.", () -> {
      tagIndex.hasTags(blog, "7", List.of("redis", "java"));
    });
    tour.step("Two more articles: 8 with both tags, 9 with one.", () -> {
      quietly.replaceTags(blog, "8", Set.of("java", "redis"));
      quietly.replaceTags(blog, "9", Set.of("redis"));
    });
    tour.step("Searching is arithmetic with sets, done by the server.", () -> {
      tagIndex.withAll(blog, List.of("java", "redis"));
      tagIndex.withAny(blog, List.of("java", "redis"));
      tagIndex.withButNot(blog, "redis", "java");
    });
    tour.step("A hundred more articles with both tags.", () -> {
      for (int article = 100; article < 200; article++) {
        quietly.replaceTags(blog, Integer.toString(article), Set.of("java", "redis"));
      }
    });
    tour.step("SINTERCARD counts, and stops at the limit; no article is fetched.", () -> {
      tagIndex.countWithAll(blog, List.of("java", "redis"), 1_000);
      tagIndex.countWithAll(blog, List.of("java", "redis"), 10);
    });
  }
}
