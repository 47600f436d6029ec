package dev.switchback.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class SchedulerEntryTest {
  private static final Path PROGRAM = Path.of("/opt/switch & back/bin/switchback");
  private static final Path HOME = Path.of("/home/o'neil/100% $data");
  private static final Path USER = Path.of("/home/o'neil");

  @Test
  void systemdIsToldInItsOwnQuotes() {
    SchedulerEntry entry = SchedulerEntry.of(SchedulerEntry.Kind.SYSTEMD, PROGRAM, HOME, USER);

    assertThat(entry.files().get(USER.resolve(".config/systemd/user/switchback-backup.service")))
        .contains("ExecStart=\"/opt/switch & back/bin/switchback\" backup --due\n")
        .contains("Environment=\"SWITCHBACK_HOME=/home/o'neil/100%% $data\"\n");
    assertThat(entry.files().get(USER.resolve(".config/systemd/user/switchback-backup.timer")))
        .contains("OnCalendar=*:0/15\nPersistent=true\n");
    assertThat(entry.commands()).contains("systemctl --user enable --now switchback-backup.timer");
  }

  @Test
  void launchdAndTheTaskSchedulerAreToldInXmlThatCanBeRead() throws Exception {
    SchedulerEntry launchd = SchedulerEntry.of(SchedulerEntry.Kind.LAUNCHD, PROGRAM, HOME, USER);
    Document plist = xml(launchd.files().values().iterator().next());
    assertThat(texts(plist, "string"))
        .contains(PROGRAM.toString(), "backup", "--due", HOME.toString());

    SchedulerEntry tasks =
        SchedulerEntry.of(SchedulerEntry.Kind.TASK_SCHEDULER, PROGRAM, HOME, USER);
    Document task = xml(tasks.files().values().iterator().next());
    assertThat(texts(task, "Arguments"))
        .containsExactly(
            "/d /c \"set \"SWITCHBACK_HOME=" + HOME + "\" && \"" + PROGRAM + "\" backup --due\"");
    assertThat(texts(task, "Interval")).containsExactly("PT15M");
  }

  @Test
  void theSystemsOwnSchedulerIsKnownByItsName() {
    assertThat(SchedulerEntry.Kind.of("Mac OS X")).isEqualTo(SchedulerEntry.Kind.LAUNCHD);
    assertThat(SchedulerEntry.Kind.of("Windows 11")).isEqualTo(SchedulerEntry.Kind.TASK_SCHEDULER);
    assertThat(SchedulerEntry.Kind.of("Linux")).isEqualTo(SchedulerEntry.Kind.SYSTEMD);
  }

  private static Document xml(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> texts(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }
}
