package dev.switchback.salvage;

import dev.switchback.salvage.page.Cell;
import dev.switchback.salvage.page.FileHeader;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Payload;
import dev.switchback.salvage.page.TextEncoding;
import dev.switchback.salvage.page.Value;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Works out the encoding of a file's texts from the texts.
final class EncodingGuess {
  private static final int SAMPLES = 300;

  private EncodingGuess() {}

  /// The header's encoding, unless another one turns clearly more of the texts into something that
  /// can be read.
  static TextEncoding of(Image image, FileHeader header) {
    Map<TextEncoding, Double> score = new EnumMap<>(TextEncoding.class);
    int step = Math.max(1, image.pageCount() / SAMPLES);
    for (int number = 1; number <= image.pageCount(); number += step) {
      Optional<Page> page =
          Page.of(number, image.page(number), image.layout())
              .filter(it -> it.kind() == PageKind.TABLE_LEAF);
      if (page.isPresent()) {
        look(image, page.get(), score);
      }
    }
    TextEncoding best = header.encoding().orElse(TextEncoding.UTF_8);
    for (TextEncoding encoding : TextEncoding.values()) {
      if (of(score, encoding) > of(score, best) * 1.5 + 2) {
        best = encoding;
      }
    }
    return best;
  }

  private static double of(Map<TextEncoding, Double> score, TextEncoding encoding) {
    return score.getOrDefault(encoding, 0.0);
  }

  private static void look(Image image, Page page, Map<TextEncoding, Double> score) {
    for (int i = 0; i < Math.min(page.cellCount(), 8); i++) {
      Optional<Cell> cell =
          page.cell(i).filter(it -> !it.overflows() && LeafCells.agrees(page.bytes(), it));
      if (cell.isPresent()) {
        Payload payload = Payload.of(image, page.bytes(), cell.get(), next -> false);
        for (Value value : payload.fields(TextEncoding.UTF_8).values()) {
          if (value instanceof Value.Text text && text.bytes().length >= 2) {
            rate(text.bytes(), score);
          }
        }
      }
    }
  }

  private static void rate(byte[] bytes, Map<TextEncoding, Double> score) {
    for (TextEncoding encoding : TextEncoding.values()) {
      Optional<String> text = encoding.decode(bytes);
      if (text.isPresent()) {
        score.merge(encoding, readable(text.get()), Double::sum);
      } else {
        score.merge(encoding, -1.0, Double::sum);
      }
    }
  }

  /// From -1 for what nobody writes to 1 for plain letters.
  private static double readable(String text) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      count++;
      if ((c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t' || c == '\r') {
        sum += 1;
      } else if (c < 0x20 || !Character.isDefined(c) || (c >= 0xe000 && c < 0xf900)) {
        sum -= 1;
      } else {
        sum += c < 0x600 ? 0.8 : 0.3;
      }
    }
    return sum / Math.max(1, count);
  }
}
