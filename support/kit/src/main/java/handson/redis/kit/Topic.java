package handson.redis.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A topic of a lesson: what its contract teaches and what its exercise asks for.
 *
 * @param contract the interface; by convention all names of the topic come from it
 * @param title a few words, for lists
 * @param minutes what a trainee needs for the exercise, about
 * @param difficulty 1 (easy) to 5 (hard)
 * @param points what the exercise is worth; 0 means that the topic has none
 * @param prerequisites names of exercises to solve first
 */
public record Topic(
    Class<?> contract,
    String title,
    int minutes,
    int difficulty,
    int points,
    List<String> prerequisites) {

  /** A topic with an exercise. */
  public static Topic exercise(
      Class<?> contract,
      String title,
      int minutes,
      int difficulty,
      int points,
      String... prerequisites) {
    return new Topic(contract, title, minutes, difficulty, points, List.of(prerequisites));
  }

  /** A topic that is shown and explained, without an exercise. */
  public static Topic shown(Class<?> contract, String title) {
    return new Topic(contract, title, 0, 1, 0, List.of());
  }

  /** The contract's name in kebab case, {@code boss-battle}: unique in the course. */
  public String id() {
    return contract
        .getSimpleName()
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** Whether there is something for the trainee to write. */
  public boolean hasExercise() {
    return points > 0;
  }

  /** The exercise's source file inside a source folder, with slashes. */
  public String exerciseFile() {
    return Implementation.className(contract, Implementation.EXERCISE).replace('.', '/') + ".java";
  }

  /**
   * The topic's part of the tour.
   *
   * @throws IllegalStateException where there is none
   */
  public TopicTour tour() {
    String name = contract.getName() + "Tour";
    try {
      Class<?> type = Class.forName(name, true, contract.getClassLoader());
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (TopicTour) constructor.newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          name + " has to be a TopicTour that is made without arguments.", e);
    }
  }

  /**
   * The three hints, from the idea to nearly the code: the sections of the resource {@code
   * hints/ID.md} beside the contract, each under a heading.
   *
   * @throws IllegalStateException where the resource is missing
   */
  public List<String> hints() {
    String name = "hints/" + id() + ".md";
    try (InputStream in = contract.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("No resource " + name + " beside " + contract.getName());
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^(?=# )"))
          .map(String::strip)
          .filter(hint -> !hint.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
