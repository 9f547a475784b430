package handson.redis.cli.grade;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a child's events. A line without the right seal is nobody's, and is dropped. */
final class SealedEvents {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 1024 * 1024;
  private static final long FLOOD = 16L * 1024 * 1024;

  private final Seal seal;
  private final BlockingQueue<Optional<Event>> events = new LinkedBlockingQueue<>();
  private volatile long dropped;

  private SealedEvents(Seal seal) {
    this.seal = seal;
  }

  static SealedEvents of(InputStream in, Seal seal) {
    SealedEvents events = new SealedEvents(seal);
    Thread reader = new Thread(() -> events.read(in), "course-grade-events");
    reader.setDaemon(true);
    reader.start();
    return events;
  }

  /** In order; an empty one after the last. */
  BlockingQueue<Optional<Event>> queue() {
    return events;
  }

  /** Whether there was far more than events. */
  boolean isFlood() {
    return dropped > FLOOD;
  }

  private void read(InputStream in) {
    try (BufferedInputStream bytes = new BufferedInputStream(in, 64 * 1024)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = bytes.read(); b >= 0; b = bytes.read()) {
        if (b != '\n' && line.size() < LONGEST) {
          line.write(b);
        } else {
          take(line);
          line.reset();
        }
      }
    } catch (IOException e) {
      // It was ended.
    }
    events.add(Optional.empty());
  }

  private void take(ByteArrayOutputStream line) {
    Optional<String> json = seal.open(line.toString(StandardCharsets.UTF_8));
    if (json.isEmpty()) {
      dropped += line.size() + 1;
      return;
    }
    try {
      events.add(Optional.of(JSON.readValue(json.get(), Event.class)));
    } catch (JacksonException e) {
      throw new IllegalStateException("A sealed line is no event: " + json.get(), e);
    }
  }
}
