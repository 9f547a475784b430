package handson.redis.geo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script, which Redis runs as one step.
 *
 * @param text its source
 * @param sha1 the name under which Redis keeps it once it ran: EVALSHA sends that instead
 * @see <a href="https://redis.io/docs/latest/develop/programmability/eval-intro/">Scripting</a>
 */
public record Script(String text, String sha1) {

  /**
   * Reads a resource beside this class.
   *
   * @throws IllegalStateException where there is none of this name
   */
  public static Script read(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("No resource " + name + " beside " + Script.class);
      }
      byte[] bytes = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
      return new Script(new String(bytes, UTF_8), HexFormat.of().formatHex(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1.", e);
    }
  }
}
