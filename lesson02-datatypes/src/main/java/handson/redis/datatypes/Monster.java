package handson.redis.datatypes;

import java.util.Objects;
import java.util.Optional;

/**
 * A monster of a game.
 *
 * @param name as the players see it, never null
 * @param level any number
 * @param hitPoints any number
 * @param speed in metres per second
 * @param weakness what it fears; empty where nobody knows
 * @throws NullPointerException where a text or the optional is null
 */
public record Monster(
    String name, int level, long hitPoints, double speed, Optional<String> weakness) {

  public Monster {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(weakness, "weakness");
  }
}
