package handson.redis.geo.decoy;

import handson.redis.geo.DistanceUnit;
import handson.redis.geo.Nearby;
import handson.redis.geo.NearestPlaces;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "keeps what it has shown, and leaves that out", caughtBy = "anotherProgramGoesOn")
final class NearestPlacesRemembersThePages extends ForwardingNearestPlaces {
  private final Set<String> shown = new HashSet<>();

  NearestPlacesRemembersThePages(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Page page(
      String index, Point from, int size, double within, DistanceUnit unit, Cursor after) {
    NearestPlaces.check(size, within);
    if (after.equals(Cursor.START)) {
      shown.clear();
    }
    List<Nearby> following = search(index, around(from, within, unit)).stream()
        .filter(place -> !shown.contains(place.member()))
        .sorted(ORDER)
        .toList();
    Page page = cut(following, size, after);
    page.places().forEach(place -> shown.add(place.member()));
    return page;
  }
}
