package handson.redis.geo.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Decodes a whole file in one charset, to find out whether it can be. */
final class Decoding {
  private static final int BLOCK = 1 << 16;

  private Decoding() {}

  /**
   * Where the file cannot be decoded.
   *
   * @param skip how many bytes at its beginning are not text
   * @param text is shown what was decoded, block by block
   * @return how many bytes stand before the first that is wrong; empty where none is
   */
  static OptionalLong fault(Path file, Charset charset, int skip, Consumer<CharBuffer> text)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(skip);
      CharsetDecoder decoder = charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
      ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
      CharBuffer chars = CharBuffer.allocate(BLOCK);
      long before = skip;
      boolean end = false;
      while (!end) {
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
        CoderResult result = decoder.decode(bytes, chars, end);
        text.accept(chars.flip());
        chars.clear();
        if (result.isError()) {
          return OptionalLong.of(before + bytes.position());
        }
        before += bytes.position();
        bytes.compact();
      }
      return OptionalLong.empty();
    }
  }

  /** The line, from 1, in which the fault is that {@link #fault} found. */
  static long line(Path file, Charset charset, int skip) throws IOException {
    long[] lines = {1};
    fault(
        file,
        charset,
        skip,
        text -> lines[0] += text.chars().filter(c -> c == '\n').count());
    return lines[0];
  }
}
