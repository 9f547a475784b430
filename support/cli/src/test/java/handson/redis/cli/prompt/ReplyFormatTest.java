package handson.redis.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies as redis-cli 7.0.15 prints them; the expectations are its own words. */
final class ReplyFormatTest {

  // In the table a slash is the line end of RESP, and a bar the one of the output.
  @ParameterizedTest
  @CsvSource({
    "+OK/, OK|, OK|",
    "-ERR no/, (error) ERR no|, ERR no||",
    "!6/ERR no/, (error) ERR no|, ERR no||",
    ":-5/, (integer) -5|, -5|",
    "$-1/, (nil)|, |",
    "*-1/, (nil)|, |",
    "_/, (nil)|, |",
    "$0//, \"\"|, |",
    "$5/hello/, \"hello\"|, hello|",
    "=9/txt:hello/, hello|, hello|",
    "',1.10/', (double) 1.10|, 1.10|",
    "',inf/', (double) inf|, inf|",
    "#t/, (true)|, (true)|",
    "#f/, (false)|, (false)|",
    "(12345678901234567890/, (big number) 12345678901234567890|, 12345678901234567890|",
    "*0/, (empty array)|, |",
    "~0/, (empty set)|, |",
    "%0/, (empty hash)|, |",
    ">0/, (empty push)|, |",
    "*2/:1/$1/a/, 1) (integer) 1|2) \"a\"|, 1|a|",
    "~2/+a/+b/, 1~ a|2~ b|, a|b|",
    ">2/+a/:1/, 1) a|2) (integer) 1|, a|1|",
    "%2/+a/:1/+b/:2/, 1# a => (integer) 1|2# b => (integer) 2|, a 1|b 2|",
    "*2/*2/:1/:2/*1/*1/:3/," + " 1) 1) (integer) 1|   2) (integer) 2|2) 1) 1) (integer) 3|, 1|2|3|",
    "*2/-ERR a/_/, 1) (error) ERR a|2) (nil)|, ERR a|||",
    "*2/*0/~0/, 1) (empty array)|2) (empty set)|, ||",
    "%1/+k/*2/:1/:2/, 1# k => |   1) (integer) 1|   2) (integer) 2|, k 1|2|",
    "%1/+k/*1/:1/, 1# k => 1) (integer) 1|, k 1|",
    "%1/%1/+a/+b/+v/, 1# 1# a => b => v|, a b v|",
    "|1/+ttl/:5/+value/, value|, value|"
  })
  void printsAReply(String resp, String pretty, String raw) throws IOException {
    Reply reply = read(resp.replace("/", "\r\n"));

    assertThat(text(ReplyFormat.PRETTY.format(reply))).isEqualTo(pretty.replace('|', '\n'));
    assertThat(text(ReplyFormat.RAW.format(reply)))
        .isEqualTo((raw == null ? "" : raw).replace('|', '\n'));
  }

  @Test
  void alignsNumbersOfTenElements() throws IOException {
    Reply reply = read("*10\r\n" + "*2\r\n:1\r\n:2\r\n".repeat(10));

    assertThat(text(ReplyFormat.PRETTY.format(reply)).lines())
        .startsWith(" 1) 1) (integer) 1", "    2) (integer) 2", " 2) 1) (integer) 1")
        .endsWith("10) 1) (integer) 1", "    2) (integer) 2");
  }

  @Test
  void escapesWhatIsNotPrintableAscii() throws IOException {
    byte[] bytes = {0, 7, 8, 9, 10, 13, 27, '"', '\'', '\\', 127, (byte) 0xc3, (byte) 0xa9, -1};
    Reply reply = read("$14\r\n" + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n");

    assertThat(text(ReplyFormat.PRETTY.format(reply)))
        .isEqualTo("\"\\x00\\a\\b\\t\\n\\r\\x1b\\\"'\\\\\\x7f\\xc3\\xa9\\xff\"\n");
    assertThat(ReplyFormat.RAW.format(reply)).startsWith(bytes).hasSize(bytes.length + 1);
  }

  @Test
  void readsOneReplyAfterTheOther() throws IOException {
    RespReader reader = reader("+a\r\n$2\r\n\r\n\r\n:1\r\n");

    assertThat(reader.read().string()).isEqualTo("a");
    assertThat(reader.read().string()).isEqualTo("\r\n");
    assertThat(reader.read().string()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Server closed the connection",
    "+OK, Server closed the connection",
    "$5/he, Server closed the connection",
    "*2/:1/, Server closed the connection",
    "hello/, Protocol error",
    "$x/, Protocol error"
  })
  void saysWhatIsWrongWithTheServersWords(String resp, String message) {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() -> read(resp.replace("/", "\r\n"))))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(message);
  }

  private static Reply read(String resp) throws IOException {
    return reader(resp).read();
  }

  private static RespReader reader(String resp) {
    return new RespReader(new ByteArrayInputStream(resp.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
