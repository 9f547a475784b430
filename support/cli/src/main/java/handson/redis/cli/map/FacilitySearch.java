package handson.redis.cli.map;

import handson.redis.cli.map.FoundFacilities.Found;
import handson.redis.cli.prompt.Reply;
import handson.redis.geo.FacilityKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Answers the page's searches: one round trip finds, and one fetches what is shown of each. */
final class FacilitySearch {
  private static final int LONGEST_TEXT = 500;

  private final RedisLine redis;
  private final FacilityKeys keys;

  FacilitySearch(RedisLine redis, FacilityKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  private record Place(String id, double distance, double longitude, double latitude) {}

  /** The nearest first. */
  FoundFacilities search(SearchRequest request) throws IOException {
    List<List<String>> commands = request
        .category()
        .map(category -> ofCategory(request, keys.category(category)))
        .orElseGet(() -> List.of(ofAll(request)));
    List<List<String>> timed = new ArrayList<>(commands);
    timed.add(0, CommandTimes.COMMAND);
    timed.add(CommandTimes.COMMAND);

    long start = System.nanoTime();
    List<Reply> replies = redis.send(timed);
    // Somebody who may not ask for the times may search all the same.
    RedisLine.accepted(commands, replies.subList(1, replies.size() - 1));
    long found = System.nanoTime();
    List<Place> places = request.category().isPresent()
        ? placesOfCategory(replies.get(replies.size() - 2))
        : places(replies.get(1));
    List<Found> facilities = details(places);
    long fetched = System.nanoTime();
    return new FoundFacilities(
        commands.stream().map(CommandText::of).toList(),
        redisMicros(replies, commands),
        (found - start) / 1000,
        CommandText.of(List.of("HGETALL", keys.facility("..."))),
        (fetched - found) / 1000,
        request.area().unit().symbol(),
        places.size() == request.limit(),
        facilities);
  }

  private List<String> ofAll(SearchRequest request) {
    List<String> words = new ArrayList<>(List.of("GEOSEARCH", keys.index()));
    words.addAll(where(request.area()));
    words.addAll(List.of("ASC", "COUNT", Integer.toString(request.limit())));
    words.addAll(List.of("WITHCOORD", "WITHDIST"));
    return words;
  }

  /** Everything in the area, of which the category is kept: the limit comes last. */
  private List<List<String>> ofCategory(SearchRequest request, String category) {
    // snippet: category
    // Within a transaction nobody sees this key, so all searches may use the same.
    String near = keys.index() + ":near";
    List<String> store = new ArrayList<>(List.of("GEOSEARCHSTORE", near, keys.index()));
    store.addAll(where(request.area()));
    store.add("STOREDIST");
    return List.of(
        List.of("MULTI"),
        store,
        // The score stays the distance: a set's members count 1, and that times 0.
        List.of("ZINTERSTORE", near, "2", near, category, "WEIGHTS", "1", "0"),
        List.of("ZRANGE", near, "0", Integer.toString(request.limit() - 1), "WITHSCORES"),
        List.of("UNLINK", near),
        List.of("EXEC"));
    // end
  }

  private static List<String> where(Area area) {
    String longitude = FacilityIndex.plain(area.centre().longitude());
    String latitude = FacilityIndex.plain(area.centre().latitude());
    return Stream.concat(Stream.of("FROMLONLAT", longitude, latitude), area.words().stream())
        .toList();
  }

  private static List<Place> places(Reply reply) {
    return reply.elements().stream()
        .map(Reply::elements)
        .map(found -> new Place(
            found.get(0).string(),
            number(found.get(1)),
            number(found.get(2).elements().get(0)),
            number(found.get(2).elements().get(1))))
        .toList();
  }

  private List<Place> placesOfCategory(Reply exec) throws IOException {
    for (Reply reply : exec.elements()) {
      if (reply.isError()) {
        throw new RedisLine.RefusedException("EXEC", reply.string());
      }
    }
    List<Reply> pairs = exec.elements().get(2).elements();
    if (pairs.isEmpty()) {
      return List.of();
    }
    List<String> geopos = new ArrayList<>(List.of("GEOPOS", keys.index()));
    for (int i = 0; i < pairs.size(); i += 2) {
      geopos.add(pairs.get(i).string());
    }
    List<Reply> positions = redis.sendAccepted(geopos.toArray(String[]::new)).elements();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      List<Reply> position = positions.get(i).elements();
      places.add(new Place(
          pairs.get(2 * i).string(),
          rounded(number(pairs.get(2 * i + 1))),
          number(position.get(0)),
          number(position.get(1))));
    }
    return places;
  }

  private List<Found> details(List<Place> places) throws IOException {
    List<List<String>> commands = places.stream()
        .map(place -> List.of("HGETALL", keys.facility(place.id())))
        .toList();
    List<Reply> replies = redis.sendAccepted(commands);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      Map<String, String> fields = fields(replies.get(i));
      String name = fields.remove("name");
      String category = fields.remove("category");
      found.add(new Found(
          place.id(),
          name == null ? "" : name,
          category == null ? "" : category,
          place.longitude(),
          place.latitude(),
          place.distance(),
          fields));
    }
    return found;
  }

  private static Map<String, String> fields(Reply hash) {
    Map<String, String> fields = new LinkedHashMap<>();
    List<Reply> pairs = hash.elements();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      fields.put(cut(pairs.get(i).string()), cut(pairs.get(i + 1).string()));
    }
    return fields;
  }

  private static Long redisMicros(List<Reply> replies, List<List<String>> commands) {
    List<String> names = commands.stream()
        .map(words -> words.get(0).toLowerCase(Locale.ROOT))
        // It counts its commands' time as its own.
        .filter(name -> !name.equals("exec"))
        .toList();
    return CommandTimes.of(replies.get(replies.size() - 1))
        .since(CommandTimes.of(replies.get(0)), names)
        .orElse(null);
  }

  /** As GEOSEARCH writes a distance. */
  private static double rounded(double distance) {
    return Math.round(distance * 10_000) / 10_000.0;
  }

  private static double number(Reply reply) {
    return Double.parseDouble(reply.string());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
  }
}
