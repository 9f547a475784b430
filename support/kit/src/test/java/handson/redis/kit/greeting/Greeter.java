package handson.redis.kit.greeting;

import java.util.List;

/** The contract of a small lesson that the kit's tests show. */
public interface Greeter {

  void learn(String name);

  long count();

  List<String> names();

  /**
   * @throws IllegalArgumentException always
   */
  void refuse(String name);
}
