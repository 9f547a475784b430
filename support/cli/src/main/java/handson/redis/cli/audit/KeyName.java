package handson.redis.cli.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import handson.redis.cli.prompt.Quoting;
import handson.redis.cli.prompt.SafeText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The name of a key, which may be any bytes, for people and for programs. */
record KeyName(byte[] bytes) {
  private static final int LONGEST = 100;

  /** A name with a character for each byte. */
  static KeyName of(String characters) {
    return new KeyName(characters.getBytes(ISO_8859_1));
  }

  /** The text, where it is UTF-8. */
  Optional<String> text() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * For a terminal: as it is where each of its characters can be seen, else in quotes as redis-cli
   * writes it. A long one is cut, and says how long it is.
   */
  String shown() {
    Optional<String> plain = text().filter(KeyName::isPlain);
    if (plain.isPresent() && plain.get().length() <= LONGEST) {
      return plain.get();
    }
    return bytes.length <= LONGEST
        ? Quoting.quoted(bytes)
        : Quoting.quoted(Arrays.copyOf(bytes, LONGEST)) + "... (" + bytes.length + " bytes)";
  }

  /** A terminal obeys control characters, and others change the order of a line or show nothing. */
  private static boolean isPlain(String text) {
    return !text.isBlank()
        && !text.startsWith("\"")
        && text.equals(text.strip())
        && SafeText.of(text).equals(text);
  }
}
