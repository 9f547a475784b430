package handson.redis.cli.prompt;

import handson.redis.cli.prompt.Reply.Type;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command and what comes back, printed as redis-cli does.
 *
 * @param pushes whether to print what Redis says unasked (RESP3 only), as redis-cli does on a
 *     terminal
 */
public record Exchange(
    RespConnection connection, ReplyFormat format, boolean pushes, PrintStream out) {

  /**
   * Sends a command and prints its reply. After SUBSCRIBE and MONITOR it prints until the
   * connection or the output is closed.
   *
   * @return the last reply
   */
  public Reply run(List<byte[]> words) throws IOException {
    Spoken command = Spoken.of(words);
    connection.send(words);
    if (command.isEndless()) {
      return endless(command);
    }
    Reply reply = answer(command);
    print(command, reply);
    for (int i = 1; i < command.replies() && !reply.isError(); i++) {
      reply = answer(command);
      print(command, reply);
    }
    return reply;
  }

  private Reply endless(Spoken command) throws IOException {
    if (command.subscribes() && format == ReplyFormat.PRETTY) {
      print("Reading messages... (press Ctrl-C to quit)\n".getBytes(StandardCharsets.US_ASCII));
    }
    Reply reply = connection.read();
    print(command, reply);
    // Refused, or queued by MULTI: nothing more will come.
    boolean goesOn = reply.type() == Type.STATUS ? command.is("MONITOR") : !reply.isError();
    while (goesOn && !reply.string().equals("QUEUED") && !out.checkError()) {
      reply = connection.read();
      print(command, reply);
    }
    return reply;
  }

  private Reply answer(Spoken command) throws IOException {
    Reply reply = connection.read();
    // In RESP3 a push is the answer to nothing, but for what confirms an UNSUBSCRIBE.
    while (reply.type() == Type.PUSH && !command.isUnsubscribing()) {
      if (pushes) {
        print(isInvalidation(reply) ? invalidation(reply) : format.format(reply));
      }
      reply = connection.read();
    }
    return reply;
  }

  private boolean isInvalidation(Reply push) {
    return format == ReplyFormat.PRETTY
        && push.elements().size() == 2
        && push.elements().get(0).string().equals("invalidate")
        && push.elements().get(1).type() == Type.ARRAY;
  }

  private static byte[] invalidation(Reply push) {
    List<String> keys = push.elements().get(1).elements().stream()
        .map(key -> "'" + key.string() + "'")
        .toList();
    return ("-> invalidate: " + String.join(", ", keys) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void print(Spoken command, Reply reply) {
    print(command.isVerbatim() ? ReplyFormat.verbatim(reply) : format.format(reply));
  }

  private void print(byte[] bytes) {
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
