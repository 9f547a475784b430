package handson.redis.expire;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** What the tour shows of {@link OneTimeTokens}: with tokens that are no secret. */
final class OneTimeTokensTour implements TopicTour {
  private static final Token FIRST = new Token("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
  private static final Token SECOND = new Token("Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA");
  private static final String PURPOSE = "expire:reset";
  private static final Duration TIME = Duration.ofMinutes(15);

  @Override
  public void show(Tour tour) {
    OneTimeTokens oneTimeTokens = tour.use(OneTimeTokens.class);
    tour.step("Redis gets a token's hash and whom it stands for, with its end in one step.", () -> {
      oneTimeTokens.issue(PURPOSE, "ann", TIME, new Known(FIRST));
    });
    tour.step(
        "A token is of no use for another purpose, and Redis sees only what can be one.", () -> {
          oneTimeTokens.redeem("expire:confirm", FIRST.text());
          oneTimeTokens.redeem(PURPOSE, "' OR 1=1 --");
        });
    tour.step("A token in use stays with its subject; the source is asked for the next.", () -> {
      oneTimeTokens.issue(PURPOSE, "ben", TIME, new Known(FIRST, SECOND));
    });
    tour.step("GETDEL reads and deletes in one step: who comes second finds nothing.", () -> {
      oneTimeTokens.redeem(PURPOSE, FIRST.text());
      oneTimeTokens.redeem(PURPOSE, FIRST.text());
    });
  }

  /** A source that is the same on every run. */
  private static final class Known implements Supplier<Token> {
    private final Iterator<Token> tokens;

    Known(Token... tokens) {
      this.tokens = List.of(tokens).iterator();
    }

    @Override
    public Token get() {
      return tokens.next();
    }

    @Override
    public String toString() {
      return "known tokens";
    }
  }
}
