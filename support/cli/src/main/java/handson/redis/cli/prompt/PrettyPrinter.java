package handson.redis.cli.prompt;

import handson.redis.cli.prompt.Reply.Type;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints replies with their types, elements numbered and indented. */
final class PrettyPrinter {
  private final ByteArrayOutputStream out;

  PrettyPrinter(ByteArrayOutputStream out) {
    this.out = out;
  }

  /**
   * @param indent what precedes each line but the first
   */
  void print(Reply reply, String indent) {
    switch (reply.type()) {
      case STATUS, VERBATIM -> line("", reply.text());
      case ERROR -> line("(error) ", reply.text());
      case INTEGER -> line("(integer) ", reply.text());
      case DOUBLE -> line("(double) ", reply.text());
      case BIG_NUMBER -> line("(big number) ", reply.text());
      case STRING -> line(Quoting.quoted(reply.text()));
      case NIL -> line("(nil)");
      case BOOLEAN -> line(reply.string().equals("t") ? "(true)" : "(false)");
      case ARRAY -> elements(reply, indent, ')', "(empty array)");
      case PUSH -> elements(reply, indent, ')', "(empty push)");
      case SET -> elements(reply, indent, '~', "(empty set)");
      case MAP -> elements(reply, indent, '#', "(empty hash)");
    }
  }

  private void elements(Reply reply, String indent, char mark, String empty) {
    List<Reply> elements = reply.elements();
    if (elements.isEmpty()) {
      line(empty);
      return;
    }
    int perEntry = reply.type() == Type.MAP ? 2 : 1;
    int width = Integer.toString(elements.size() / perEntry).length();
    String deeper = indent + " ".repeat(width + 2);
    for (int i = 0; i < elements.size(); i += perEntry) {
      // The first one stands on the line of its parent's number.
      text(i == 0 ? "" : indent);
      text(("%" + width + "d%c ").formatted(i / perEntry + 1, mark));
      if (perEntry == 1) {
        print(elements.get(i), deeper);
      } else {
        entry(elements.get(i), elements.get(i + 1), deeper);
      }
    }
  }

  private void entry(Reply key, Reply value, String indent) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    new PrettyPrinter(line).print(key, indent);
    out.write(line.toByteArray(), 0, line.size() - 1);
    text(" => ");
    if (isMultiline(value)) {
      text("\n" + indent);
    }
    print(value, indent);
  }

  private static boolean isMultiline(Reply reply) {
    int perEntry = reply.type() == Type.MAP ? 2 : 1;
    int size = reply.elements().size();
    return size > perEntry || size == perEntry && isMultiline(reply.elements().get(perEntry - 1));
  }

  private void line(String words, byte[] rest) {
    text(words);
    out.writeBytes(rest);
    out.write('\n');
  }

  private void line(String words) {
    text(words + "\n");
  }

  private void text(String words) {
    out.writeBytes(words.getBytes(StandardCharsets.US_ASCII));
  }
}
