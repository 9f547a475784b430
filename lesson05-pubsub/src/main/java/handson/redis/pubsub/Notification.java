package handson.redis.pubsub;

import java.time.Instant;
import java.util.Objects;

/**
 * What somebody tells all who listen.
 *
 * @param sender who, never null
 * @param text any, never null
 * @param sentAt when, by the sender's clock; never null
 * @throws NullPointerException where one of them is null
 */
public record Notification(String sender, String text, Instant sentAt) {

  public Notification {
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(sentAt, "sentAt");
  }
}
