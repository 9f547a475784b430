package handson.redis.cli.grade;

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
    byte[] bytes = new byte[64 * 1024];
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (in) {
      for (int size = in.read(bytes); size >= 0; size = in.read(bytes)) {
        int start = 0;
        for (int i = 0; i < size; i++) {
          if (bytes[i] == '\n') {
            line.write(bytes, start, i - start);
            take(line);
            start = i + 1;
          }
        }
        line.write(bytes, start, size - start);
        if (line.size() > LONGEST) {
          take(line);
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
    }
    line.reset();
    if (json.isEmpty()) {
      return;
    }
    try {
      events.add(Optional.of(JSON.readValue(json.get(), Event.class)));
    } catch (JacksonException e) {
      throw new IllegalStateException("A sealed line is no event: " + json.get(), e);
    }
  }
}
