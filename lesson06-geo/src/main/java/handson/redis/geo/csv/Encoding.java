package handson.redis.geo.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * How the bytes of a file become text.
 *
 * @param mark how many bytes a byte order mark takes at its beginning
 */
record Encoding(Charset charset, int mark, Decision decision) {

  /**
   * Reads text strictly: what cannot be decoded is an error, never a replacement character.
   *
   * @param bytes the file from its beginning, which the reader closes
   */
  Reader reader(InputStream bytes) throws IOException {
    bytes.skipNBytes(mark);
    var decoder = charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new BufferedReader(
        new InputStreamReader(new BufferedInputStream(bytes, 1 << 16), decoder));
  }
}
