package handson.redis.cli;

import handson.redis.kit.Implementation;
import handson.redis.kit.SetupException;
import handson.redis.queue.Frontier;
import handson.redis.testing.SourceCompiler;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Whose frontier {@code ./course crawl} stands on. */
final class FrontierChoice {
  private final Desk desk;

  FrontierChoice(Desk desk) {
    this.desk = desk;
  }

  /**
   * The frontier of a client.
   *
   * @param client null for Jedis', or the trainee's own in a handout, which leaves references out
   * @throws SetupException where there is none, or the trainee's own does not compile
   */
  Implementation<Frontier> of(String client) {
    ClassLoader lesson = Frontier.class.getClassLoader();
    String name = client != null ? client : usual(lesson);
    List<String> known = Clients.all();
    if (!known.contains(name)) {
      throw new SetupException(
          "--client is '%s'; choose one of %s.".formatted(name, String.join(", ", known)));
    }
    ClassLoader loader = name.equals(Implementation.EXERCISE) ? compiled() : lesson;
    return Implementation.find(Frontier.class, name, loader)
        .orElseThrow(() -> new SetupException(
            "There is no frontier of %s here; choose another --client.".formatted(name)));
  }

  private static String usual(ClassLoader lesson) {
    return Implementation.CLIENTS.stream()
        .filter(name -> Implementation.find(Frontier.class, name, lesson).isPresent())
        .findFirst()
        .orElse(Implementation.EXERCISE);
  }

  private ClassLoader compiled() {
    Workshop workshop = new Workshop(desk);
    SourceCompiler.Result result =
        workshop.compile(desk.exercise(desk.catalogue().exercise("frontier").orElseThrow()));
    if (!result.errors().isEmpty()) {
      throw new SetupException(
          workshop.describe(result.errors().get(0)) + "\nMend it, then try again.");
    }
    return result.loader();
  }

  /** What a shell completes the option with. */
  static final class Clients implements Iterable<String> {
    static List<String> all() {
      return Stream.concat(Implementation.CLIENTS.stream(), Stream.of(Implementation.EXERCISE))
          .toList();
    }

    @Override
    public Iterator<String> iterator() {
      return all().iterator();
    }
  }
}
