package handson.redis.geo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.testing.Middleman;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Moves or adds a member before every second command that has to do with the index. */
final class MemberMoves implements Middleman {
  private final String index;
  private final Runnable move;
  private final AtomicInteger commands = new AtomicInteger();

  MemberMoves(String index, Runnable move) {
    this.index = new String(index.getBytes(UTF_8), ISO_8859_1);
    this.move = move;
  }

  @Override
  public List<String> command(List<String> command) {
    if (command.contains(index) && commands.incrementAndGet() % 2 == 0) {
      move.run();
    }
    return command;
  }
}
