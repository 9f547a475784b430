package handson.redis.kit.greeting;

import handson.redis.kit.Lesson;
import handson.redis.kit.Topic;
import handson.redis.kit.Tour;
import handson.redis.kit.TourOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * A lesson whose tour is the test's.
 *
 * @param script what the tour shows
 */
public record GreetingLesson(int number, String name, List<Topic> topics, Consumer<Tour> script)
    implements Lesson {
  public static final Topic GREETER =
      Topic.exercise(Greeter.class, "lists: greetings", 10, 1, 5, "hello");

  public static GreetingLesson showing(Consumer<Tour> script) {
    return new GreetingLesson(7, "greeting", List.of(GREETER), script);
  }

  @Override
  public String title() {
    return "greetings";
  }

  @Override
  public List<TourOption> options() {
    return List.of(new TourOption("--names", "FILE", "names to greet"));
  }

  @Override
  public void tour(Tour tour) {
    script.accept(tour);
  }
}
