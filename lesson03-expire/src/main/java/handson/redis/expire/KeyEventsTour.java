package handson.redis.expire;

import handson.redis.expire.KeyEvents.KeyEvent;
import handson.redis.expire.KeyEvents.Setting;
import handson.redis.expire.KeyEvents.Subscription;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/** What the tour shows of {@link KeyEvents}: a second connection looks on. */
final class KeyEventsTour implements TopicTour {
  private static final String NOTE = "expire:note";
  private static final String LATE = "expire:late";
  private static final int CROWD = 10_000;
  private static final int ATTEMPTS = 20;

  @Override
  public void show(Tour tour) {
    tour.reference(KeyEvents.class)
        .ifPresentOrElse(
            events -> show(tour, events),
            () -> tour.say("It is shown with the references, which are not here."));
  }

  private static void show(Tour tour, KeyEvents events) {
    try (RedisClients clients = new RedisClients(tour.address(), tour.clientName());
        RedisClients unseen = new RedisClients(tour.address(), "course-filler")) {
      Live live = new Live(tour, events, clients.jedis());
      tour.step(
          "Redis tells of no key until it is set to: one setting of the whole server.",
          live::switchOn);
      if (live.setting == null) {
        return;
      }
      Thread onExit = new Thread(live.setting::close, "key-events-setting");
      Runtime.getRuntime().addShutdownHook(onExit);
      try {
        live.steps(unseen.jedis());
      } finally {
        live.setting.close();
        try {
          Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
          // Ctrl-C: the JVM is ending already, and the hook did this work.
        }
      }
    }
  }

  /** The tour's own connection, which changes keys, and what the other one is told. */
  private static final class Live {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMillis(200);

    private final Tour tour;
    private final KeyEvents events;
    private final UnifiedJedis jedis;
    private final BlockingQueue<KeyEvent> told = new LinkedBlockingQueue<>();
    private Setting setting;

    Live(Tour tour, KeyEvents events, UnifiedJedis jedis) {
      this.tour = tour;
      this.events = events;
      this.jedis = jedis;
    }

    void switchOn() {
      try {
        setting = events.switchOn("A");
      } catch (IllegalStateException e) {
        tour.say(e.getMessage());
        return;
      }
      tour.show("keyEvents.switchOn(\"A\")", setting.now());
      tour.say("before: \"" + setting.before() + '"');
      tour.say("It sent CONFIG GET and CONFIG SET, which MONITOR shows to nobody.");
    }

    void steps(UnifiedJedis unseen) {
      tour.step("A second connection is told of each change: what, and which key.", () -> {
        listening(KeyEvents.ALL, () -> {
          tour.show("jedis.set", jedis.set(NOTE, "milk"));
          tell(1);
          tour.show("jedis.expire", jedis.expire(NOTE, 60));
          tell(1);
          tour.show("jedis.rename", jedis.rename(NOTE, NOTE + ":2"));
          tell(2);
          tour.show("jedis.get", jedis.get(NOTE + ":2"));
          tell(0);
        });
      });
      tour.step("expired comes when Redis removes the key, not when its time has ended.", () -> {
        crowd(
            unseen,
            (pipeline, key) -> pipeline.set(key, "", SetParams.setParams().ex(3_600)));
        listening("expired", () -> {
          String key = lateKey(unseen);
          tour.say("a key's time ended 200 ms ago, among 10,000 keys that live for an hour:");
          tell(0);
          tour.show("jedis.get", jedis.get(key));
          tell(1);
        });
        crowd(unseen, AbstractPipeline::unlink);
      });
      tour.step("Who is not connected misses what happens, and nobody keeps it for later.", () -> {
        jedis.set(NOTE, "milk");
        listening(KeyEvents.ALL, () -> {});
        tour.show("jedis.del", jedis.del(NOTE));
        listening(KeyEvents.ALL, () -> {
          tell(0);
          tour.show("jedis.set", jedis.set(NOTE, "tea"));
          tell(1);
        });
      });
      tour.step("At the end the server gets its setting back.", () -> {
        setting.close();
        tour.show(KeyEvents.SETTING, jedis.configGet(KeyEvents.SETTING).get(KeyEvents.SETTING));
      });
    }

    private void listening(String event, Tour.Step action) throws Exception {
      int database = tour.address().database();
      Subscription subscription = events.listen(database, event, this::note);
      try {
        tour.show(
            "keyEvents.listen(%d, \"%s\", listener)".formatted(database, event), new Subscribed());
        action.run();
      } finally {
        subscription.close();
      }
    }

    /** Stands in the tour for a subscription, which each client calls otherwise. */
    private record Subscribed() {
      @Override
      public String toString() {
        return "a subscription";
      }
    }

    private void note(KeyEvent event) {
      // On a server of somebody else other keys change too.
      if (event.key().startsWith("expire:")) {
        told.add(event);
      }
    }

    private void tell(int expected) throws InterruptedException {
      if (expected == 0 && told.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS) == null) {
        tour.say("  told: nothing");
      }
      for (int i = 0; i < expected; i++) {
        KeyEvent event = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        tour.say(
            event == null
                ? "  told: nothing within " + PATIENCE
                : "  told: %s %s".formatted(event.event(), event.key()));
      }
    }

    /** Among so many keys Redis needs a while to come across one whose time has ended. */
    private static void crowd(UnifiedJedis unseen, BiConsumer<AbstractPipeline, String> command) {
      try (AbstractPipeline pipeline = unseen.pipelined()) {
        for (int i = 0; i < CROWD; i++) {
          command.accept(pipeline, "expire:crowd:" + i);
        }
        pipeline.sync();
      }
    }

    /** A key whose time has ended, and which Redis has not come across by chance. */
    private String lateKey(UnifiedJedis unseen) throws InterruptedException {
      for (int i = 0; i < ATTEMPTS; i++) {
        unseen.set(LATE, "", SetParams.setParams().px(1));
        if (told.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS) == null) {
          return LATE;
        }
      }
      throw new IllegalStateException("Redis found every key at once.");
    }
  }
}
