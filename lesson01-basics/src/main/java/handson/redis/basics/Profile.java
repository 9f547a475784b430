package handson.redis.basics;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A player's profile.
 *
 * @param id never null
 * @param name as others see it, never null
 * @param level any number
 * @param badges in the order in which they were won; null means none
 * @param lastSeen never null
 * @throws NullPointerException where one of them is null that must not be
 */
public record Profile(String id, String name, int level, List<String> badges, Instant lastSeen) {

  public Profile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(lastSeen, "lastSeen");
    // Documents from before there were badges have none.
    badges = badges == null ? List.of() : List.copyOf(badges);
  }
}
