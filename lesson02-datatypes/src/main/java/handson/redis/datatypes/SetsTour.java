package handson.redis.datatypes;

import handson.redis.kit.Tour;
import java.util.List;
import java.util.Set;

/** The steps of the tour about sets. */
final class SetsTour {
  private SetsTour() {}

  static void show(Tour tour) {
    favourites(tour);
    tags(tour);
  }

  private static void favourites(Tour tour) {
    tour.topic("Sets: favourites");
    Favourites favourites = tour.use(Favourites.class);
    String ann = "datatypes:ann";
    String ben = "datatypes:ben";
    tour.step("A set has each member once, and tells whether it is new.", () -> {
      favourites.like(ann, "Waterloo");
      favourites.like(ann, "Waterloo");
      favourites.likes(ann, "Waterloo");
      favourites.likes(ann, "Yesterday");
    });
    tour.step("Redis compares two sets, and only the result is sent.", () -> {
      favourites.like(ben, "Waterloo");
      favourites.like(ben, "Thriller");
      favourites.bothLike(ann, ben);
      favourites.onlyFirstLikes(ben, ann);
    });
    tour.step("SRANDMEMBER draws and keeps; a negative count may draw the same again.", () -> {
      favourites.suggest(ann, 3);
      favourites.programme(ann, 3);
    });
    tour.step("SPOP draws and takes away: of a raffle each prize is drawn once.", () -> {
      favourites.raffle(ann, 1);
      favourites.raffle(ann, 1);
    });
  }

  private static void tags(Tour tour) {
    tour.topic("Sets: tags, both ways");
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
