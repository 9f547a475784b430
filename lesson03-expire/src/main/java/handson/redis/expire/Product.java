package handson.redis.expire;

import java.util.Objects;

/**
 * What a shop sells.
 *
 * @param name never null
 * @param cents its price
 */
public record Product(String name, long cents) {

  /** Checks the parameters. */
  public Product {
    Objects.requireNonNull(name, "name");
  }
}
