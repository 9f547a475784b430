package handson.redis.cli.grade;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of some pieces: each counts with its length, so moving a border changes it. */
final class Digest {
  private final MessageDigest sha256;

  Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  Digest add(byte[] piece) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(piece.length).array());
    sha256.update(piece);
    return this;
  }

  /**
   * @param piece null is another piece than an empty text
   */
  Digest add(String piece) {
    return add(((piece == null ? "-" : "+") + piece).getBytes(StandardCharsets.UTF_8));
  }

  /** The digest; nothing is added any more. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
