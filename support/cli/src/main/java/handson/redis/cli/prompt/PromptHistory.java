package handson.redis.cli.prompt;

import java.io.IOException;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** Remembers what was typed, but for what may hold a password. */
final class PromptHistory extends DefaultHistory {
  @Override
  public void add(Instant time, String line) {
    // Where a quote is open the words are guessed.
    boolean isSecret = Quoting.split(line)
        .or(() -> Quoting.split(line.replaceAll("[\"']", " ")))
        .map(words -> Spoken.of(words).isSecret())
        .orElse(true);
    if (!isSecret) {
      super.add(time, line);
    }
  }

  /** In a checkout that cannot be written the history lasts as long as the prompt. */
  @Override
  public void save() {
    try {
      super.save();
    } catch (IOException e) {
      // Nothing that a line at the prompt should fail over.
    }
  }
}
