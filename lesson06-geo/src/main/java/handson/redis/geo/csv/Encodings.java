package handson.redis.geo.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds a file's encoding. Every byte of the file is decoded for that, since a file whose first
 * megabyte is plain ASCII may have Japanese in its second.
 */
final class Encodings {
  private static final Set<String> SHIFT_JIS =
      Set.of("shift_jis", "shift-jis", "sjis", "x-sjis", "cp932", "ms932", "windows-31j");

  private final Path file;

  Encodings(Path file) {
    this.file = file;
  }

  /**
   * @param chosen the name of the charset that somebody chose
   * @throws FacilityCsvException where it is not text, or not in this encoding, or in none that can
   *     be told
   */
  Encoding find(Optional<String> chosen) throws IOException {
    byte[] start = start();
    FileKind.refuseOthers(file, start);
    Optional<Encoding> marked = byteOrderMark(start);
    if (chosen.isPresent()) {
      return checked(chosen(chosen.get(), marked));
    }
    if (marked.isPresent()) {
      return checked(marked.get());
    }
    FileKind.refuseBinary(file, start);
    OptionalLong notUtf8 = Decoding.fault(file, UTF_8, 0, text -> {});
    return notUtf8.isEmpty()
        ? new Encoding(UTF_8, 0, new Decision("UTF-8", "every byte of the file is valid UTF-8"))
        : shiftJis(notUtf8.getAsLong());
  }

  private Encoding shiftJis(long notUtf8) throws IOException {
    Charset windows31j = charset("windows-31j");
    var text = new JapaneseText();
    OptionalLong fault = Decoding.fault(file, windows31j, 0, text);
    long line = Decoding.line(file, UTF_8, 0);
    if (fault.isPresent()) {
      throw new FacilityCsvException(name() + " is neither UTF-8 (line " + line + ", byte "
          + (notUtf8 + 1) + ") nor Shift_JIS (line " + Decoding.line(file, windows31j, 0)
          + ", byte " + (fault.getAsLong() + 1)
          + "): mend these lines, or name the encoding, e.g. --encoding windows-1252.");
    }
    if (!text.isLikely()) {
      throw new FacilityCsvException(name() + " is not UTF-8 (line " + line + ", byte "
          + (notUtf8 + 1)
          + "), and read as Shift_JIS it would hardly be Japanese: name its encoding, "
          + "e.g. --encoding windows-1252 or --encoding EUC-JP, or --encoding Shift_JIS if it is.");
    }
    return new Encoding(
        windows31j,
        0,
        new Decision(
            "windows-31j",
            "line " + line + " is not UTF-8, and all of it is Japanese read as Shift_JIS"));
  }

  private static Optional<Encoding> byteOrderMark(byte[] start) {
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(marked(UTF_8, 3));
    }
    if (begins(start, 0xFF, 0xFE)) {
      return Optional.of(marked(UTF_16LE, 2));
    }
    return begins(start, 0xFE, 0xFF) ? Optional.of(marked(UTF_16BE, 2)) : Optional.empty();
  }

  private static Encoding marked(Charset charset, int bytes) {
    return new Encoding(
        charset,
        bytes,
        new Decision(charset.name(), "it begins with the byte order mark of " + charset.name()));
  }

  private Encoding chosen(String name, Optional<Encoding> marked) {
    Charset charset = charset(name);
    // UTF-16 leaves the byte order to the mark, and no charset has the mark as text.
    if (marked.isPresent() && marked.get().charset().name().startsWith(charset.name())) {
      return marked.get();
    }
    return new Encoding(charset, 0, new Decision(charset.name(), "you chose it"));
  }

  private Encoding checked(Encoding encoding) throws IOException {
    Charset charset = encoding.charset();
    OptionalLong fault = Decoding.fault(file, charset, encoding.mark(), text -> {});
    if (fault.isPresent()) {
      throw new FacilityCsvException(name() + " is not " + charset.name() + " all through: line "
          + Decoding.line(file, charset, encoding.mark()) + ", byte " + (fault.getAsLong() + 1)
          + " cannot be decoded; mend that line, or name another --encoding.");
    }
    return encoding;
  }

  private Charset charset(String name) {
    // What calls itself Shift_JIS has characters that only windows-31j has, such as ① and 髙.
    String known = SHIFT_JIS.contains(name.toLowerCase(Locale.ROOT)) ? "windows-31j" : name;
    try {
      return Charset.forName(known);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new FacilityCsvException(
          "There is no encoding " + name
              + ": name one such as UTF-8, windows-31j, EUC-JP, UTF-16LE or windows-1252.",
          e);
    }
  }

  private byte[] start() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FileKind.START);
    }
  }

  private static boolean begins(byte[] start, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= start.length || (start[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private Path name() {
    return file.getFileName();
  }
}
