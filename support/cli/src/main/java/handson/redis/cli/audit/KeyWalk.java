package handson.redis.cli.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.cli.prompt.Reply;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.expire.KeyAudit.Progress;
import handson.redis.expire.KeyAudit.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks the database of a connection as {@link handson.redis.expire.KeyAudit} promises. It speaks
 * RESP itself: a handout has no reference that it could use, names of keys may be any bytes, and
 * what a user may not ask is left out in place of ending the walk.
 */
public final class KeyWalk {
  private static final String PAGE = "500";

  private final RespConnection connection;
  private final String pattern;
  private final Tally tally;
  private boolean asksForSizes = true;
  private Optional<String> sizesRefused = Optional.empty();
  private Optional<String> keysRefused = Optional.empty();
  private long refused;

  /**
   * @param pattern as MATCH of SCAN has it
   * @param most how many keys of a kind to name
   */
  public KeyWalk(RespConnection connection, String pattern, int most) {
    this.connection = connection;
    this.pattern = pattern;
    this.tally = new Tally(most);
  }

  /**
   * Walks to the end.
   *
   * @throws RespConnection.RefusedException where Redis does not let this user scan
   * @throws IOException also where Redis cannot answer just now: it loads its data, a script runs,
   *     a replica has lost its master
   */
  public Findings run(Progress progress) throws IOException {
    long total = total();
    long walked = 0;
    String cursor = "0";
    do {
      Reply page = connection.call("SCAN", cursor, "MATCH", pattern, "COUNT", PAGE);
      if (page.isError()) {
        endIfPassing("SCAN", page);
        throw new RespConnection.RefusedException("SCAN failed: " + page.string());
      }
      cursor = page.elements().get(0).string();
      look(page.elements().get(1).elements().stream().map(Reply::text).toList());
      walked = Math.min(walked + Integer.parseInt(PAGE), total);
      progress.walked(walked, total);
    } while (!cursor.equals("0"));
    return new Findings(tally.report(), sizesRefused, refused, keysRefused);
  }

  /** 0 where this user may not ask: then there is nothing to measure progress by. */
  private long total() throws IOException {
    Reply size = connection.call("DBSIZE");
    return size.isError() ? 0 : Long.parseLong(size.string());
  }

  private void look(List<byte[]> keys) throws IOException {
    boolean withSizes = asksForSizes;
    List<List<byte[]>> questions = new ArrayList<>();
    for (byte[] key : keys) {
      questions.add(List.of(word("PTTL"), key));
      questions.add(List.of(word("TYPE"), key));
      if (withSizes) {
        questions.add(List.of(word("MEMORY"), word("USAGE"), key));
      }
    }
    connection.sendAll(questions);
    for (byte[] key : keys) {
      Reply pttl = connection.read();
      Reply type = connection.read();
      Optional<Reply> size = withSizes ? Optional.of(connection.read()) : Optional.empty();
      endIfPassing("PTTL", pttl);
      endIfPassing("TYPE", type);
      if (size.isPresent()) {
        endIfPassing("MEMORY USAGE", size.get());
      }
      count(key, pttl, type, size);
    }
  }

  /** Ends the walk where an error says nothing of this user: later the answer is another. */
  private static void endIfPassing(String command, Reply reply) throws IOException {
    // NOPERM and NOAUTH: not this user. ERR: not this server, which may have renamed the command.
    if (reply.isError() && !reply.string().matches("(?s)(NOPERM|NOAUTH|ERR)\\b.*")) {
      throw new IOException(command + " failed: " + reply.string());
    }
  }

  private void count(byte[] key, Reply pttl, Reply type, Optional<Reply> size) {
    if (pttl.isError() || type.isError()) {
      refused++;
      keysRefused = keysRefused.or(() -> Optional.of((pttl.isError() ? pttl : type).string()));
      return;
    }
    if (size.isPresent() && size.get().isError()) {
      asksForSizes = false;
      sizesRefused = sizesRefused.or(() -> Optional.of(size.get().string()));
    }
    boolean isGone = pttl.string().equals("-2")
        || type.string().equals("none")
        || size.filter(reply -> reply.type() == Reply.Type.NIL).isPresent();
    if (!isGone) {
      long bytes = size.filter(reply -> !reply.isError())
          .map(reply -> Long.parseLong(reply.string()))
          .orElse(0L);
      // A character for each byte: a name may be anything.
      tally.add(new String(key, ISO_8859_1), type.string(), !pttl.string().equals("-1"), bytes);
    }
  }

  private static byte[] word(String text) {
    return text.getBytes(UTF_8);
  }
}
