package dev.switchback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarTest {
  private static final List<String> VERBS = List.of("run", "restore", "rollback", "status", "list");

  @Test
  void aSlipOfTheFingersIsUnderstood() {
    assertThat(Similar.to("rum", VERBS)).containsExactly("run");
    assertThat(Similar.to("lsit", VERBS)).containsExactly("list");
    assertThat(Similar.to("stauts", VERBS)).containsExactly("status");
  }

  @Test
  void somethingElseIsNotGuessed() {
    assertThat(Similar.to("frobnicate", VERBS)).isEmpty();
    assertThat(Similar.to("", VERBS)).isEmpty();
  }
}
