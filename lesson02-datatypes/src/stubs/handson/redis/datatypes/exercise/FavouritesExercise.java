package handson.redis.datatypes.exercise;

import handson.redis.datatypes.Favourites;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;
import java.util.Set;

/** Your favourites. What each method promises stands in {@link Favourites}. */
public final class FavouritesExercise implements Favourites {
  private final RedisClients clients;

  public FavouritesExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public boolean like(String fan, String song) {
    // TODO
    throw new NotDoneYet("favourites: add the song to the fan's set");
  }

  @Override
  public boolean unlike(String fan, String song) {
    // TODO
    throw new NotDoneYet("favourites: take the song away");
  }

  @Override
  public boolean likes(String fan, String song) {
    // TODO
    throw new NotDoneYet("favourites: ask for one song");
  }

  @Override
  public Set<String> bothLike(String fan, String other) {
    // TODO
    throw new NotDoneYet("favourites: intersect two sets");
  }

  @Override
  public Set<String> onlyFirstLikes(String first, String second) {
    // TODO
    throw new NotDoneYet("favourites: subtract the second set from the first");
  }

  @Override
  public Set<String> suggest(String fan, int count) {
    // TODO
    throw new NotDoneYet("favourites: draw different songs, and keep them");
  }

  @Override
  public List<String> programme(String fan, int count) {
    // TODO
    throw new NotDoneYet("favourites: draw songs that may come again");
  }

  @Override
  public Set<String> raffle(String fan, int count) {
    // TODO
    throw new NotDoneYet("favourites: draw songs and take them away");
  }
}
