package handson.redis.datatypes;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;

/** What the tour shows of {@link Favourites}. */
final class FavouritesTour implements TopicTour {
  @Override
  public void show(Tour tour) {
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
}
