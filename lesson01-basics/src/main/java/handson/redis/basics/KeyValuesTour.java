package handson.redis.basics;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/** What the tour shows of {@link KeyValues}. */
final class KeyValuesTour implements TopicTour {
  @Override
  public void show(Tour tour) {
    KeyValues keyValues = tour.use(KeyValues.class);
    String greeting = "basics:greeting";
    String welcome = "basics:welcome";
    String portrait = "basics:portrait";
    tour.step(
        "A key has a value; an empty text is a value too, and only a missing key is nothing.",
        () -> {
          keyValues.set(greeting, "Grüß Gott");
          keyValues.get(greeting);
          keyValues.set(greeting, "");
          keyValues.get(greeting);
          keyValues.delete(greeting);
          keyValues.get(greeting);
        });
    tour.step("A rename is one command, so nobody comes between looking and moving.", () -> {
      keyValues.set(greeting, "hello");
      keyValues.rename(greeting, welcome);
      keyValues.set(greeting, "bonjour");
      keyValues.renameIfFree(greeting, welcome);
      try {
        keyValues.rename("basics:nobody", welcome);
      } catch (NoSuchElementException e) {
        tour.say("The target still is there.");
        keyValues.get(welcome);
      }
    });
    tour.step(
        "Many keys, one round trip: all are written at once, and each answer has its place.",
        () -> {
          keyValues.setAll(new TreeMap<>(Map.of("basics:price", "12", "basics:currency", "EUR")));
          keyValues.getAll(List.of("basics:price", "basics:nobody", "basics:currency"));
        });
    tour.step("A value is bytes; the first of a PNG image is no UTF-8 text.", () -> {
      keyValues.setBytes(portrait, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      keyValues.getBytes(portrait);
    });
  }
}
