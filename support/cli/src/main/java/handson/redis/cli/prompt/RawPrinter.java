package handson.redis.cli.prompt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Prints replies as bare bytes. */
final class RawPrinter {
  private RawPrinter() {}

  static void print(Reply reply, ByteArrayOutputStream out) {
    switch (reply.type()) {
      case NIL -> {}
      case ERROR -> {
        out.writeBytes(reply.text());
        out.write('\n');
      }
      case BOOLEAN ->
        out.writeBytes((reply.string().equals("t") ? "(true)" : "(false)")
            .getBytes(StandardCharsets.US_ASCII));
      case ARRAY, SET, PUSH -> elements(reply, out, "\n");
      case MAP -> elements(reply, out, " \n");
      default -> out.writeBytes(reply.text());
    }
  }

  /**
   * @param separators in turn what follows an element, unless it is the last
   */
  private static void elements(Reply reply, ByteArrayOutputStream out, String separators) {
    for (int i = 0; i < reply.elements().size(); i++) {
      if (i > 0) {
        out.write(separators.charAt((i - 1) % separators.length()));
      }
      print(reply.elements().get(i), out);
    }
  }
}
