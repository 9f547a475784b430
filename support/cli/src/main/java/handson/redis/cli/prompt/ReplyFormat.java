package handson.redis.cli.prompt;

import java.io.ByteArrayOutputStream;

/** How replies are printed. */
public enum ReplyFormat {
  /** For people: types are shown, strings quoted, elements numbered. */
  PRETTY {
    @Override
    public byte[] format(Reply reply) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new PrettyPrinter(out).print(reply, "");
      return out.toByteArray();
    }
  },
  /** For programs: the bytes, one element a line. */
  RAW {
    @Override
    public byte[] format(Reply reply) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RawPrinter.print(reply, out);
      out.write('\n');
      return out.toByteArray();
    }
  };

  /** The reply as redis-cli 7.0.15 prints it, with {@code --no-raw} and {@code --raw}. */
  public abstract byte[] format(Reply reply);

  /** The bytes alone, for the few commands whose answer is a text to read. */
  static byte[] verbatim(Reply reply) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RawPrinter.print(reply, out);
    return out.toByteArray();
  }
}
