package handson.redis.pubsub;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  // snippet: read
  /**
   * Reads what came by a channel, for implementations. A mapper would take a number for a text, and
   * for an instant too: here every field is a JSON string.
   *
   * @return empty where it is no notification
   */
  public static Optional<Notification> read(String message) {
    try {
      JsonNode json = JsonMapper.shared().readTree(message);
      return Optional.of(new Notification(
          json.required("sender").stringValue(),
          json.required("text").stringValue(),
          Instant.parse(json.required("sentAt").stringValue())));
    } catch (JacksonException | DateTimeException | NullPointerException e) {
      // The value of a JSON null is null.
      return Optional.empty();
    }
  }
  // end
}
