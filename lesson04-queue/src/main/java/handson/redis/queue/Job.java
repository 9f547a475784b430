package handson.redis.queue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A piece of work in a queue.
 *
 * <p>In Redis it is a JSON text, always with the same fields in the same order, so the same job is
 * the same text everywhere: it can be found in a list by its value. And since {@link #attempts} is
 * a part of it, a job that is handed out once more is another text, which tells an old delivery
 * from a new one.
 *
 * <pre>{"attempts":0,"enqueuedAt":1793284800000,"id":"7","payload":{"to":"ann"}}</pre>
 *
 * @param id whatever names the job; without quotes, backslashes and control characters
 * @param payload what to do, a JSON text; the queue does not look into it
 * @param attempts how often it was handed out without having been finished, 0 at first
 * @param enqueuedAt when it was made; what is finer than a millisecond is cut off
 */
public record Job(String id, String payload, int attempts, Instant enqueuedAt) {
  private static final String ATTEMPTS = "{\"attempts\":";
  private static final String ENQUEUED_AT = ",\"enqueuedAt\":";
  private static final String ID = ",\"id\":\"";
  private static final String PAYLOAD = "\",\"payload\":";
  private static final String END = "}";

  /**
   * @throws IllegalArgumentException where the id has a character that it must not have, or the
   *     attempts are negative
   */
  public Job {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        throw new IllegalArgumentException(
            "The id is '" + id + "'; leave out quotes, backslashes and control characters.");
      }
    }
    if (attempts < 0) {
      throw new IllegalArgumentException("The attempts are " + attempts + "; give 0 or more.");
    }
    enqueuedAt = enqueuedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** A new job, without attempts. */
  public static Job of(String id, String payload, Instant enqueuedAt) {
    return new Job(id, payload, 0, enqueuedAt);
  }

  /** The same job, as often attempted as that. */
  public Job withAttempts(int number) {
    return new Job(id, payload, number, enqueuedAt);
  }

  /** The text that stands for this job in Redis. */
  public String json() {
    return ATTEMPTS
        + attempts
        + ENQUEUED_AT
        + enqueuedAt.toEpochMilli()
        + ID
        + id
        + PAYLOAD
        + payload
        + END;
  }

  /**
   * The job that a text stands for.
   *
   * @throws IllegalArgumentException where it is none of {@link #json}
   */
  public static Job parse(String json) {
    int enqueuedAt = json.indexOf(ENQUEUED_AT);
    int id = json.indexOf(ID, enqueuedAt);
    int payload = json.indexOf(PAYLOAD, id);
    if (!json.startsWith(ATTEMPTS)
        || !json.endsWith(END)
        || enqueuedAt < 0
        || id < 0
        || payload < 0) {
      throw new IllegalArgumentException("Not the JSON of a job: " + json);
    }
    return new Job(
        json.substring(id + ID.length(), payload),
        json.substring(payload + PAYLOAD.length(), json.length() - END.length()),
        Integer.parseInt(json.substring(ATTEMPTS.length(), enqueuedAt)),
        Instant.ofEpochMilli(
            Long.parseLong(json.substring(enqueuedAt + ENQUEUED_AT.length(), id))));
  }
}
