package cn.dangmian.signaling.minutes;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontSelector;
import org.openpdf.text.pdf.PdfChunk;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The fonts that papers are set in. Each character is set by the first that has it. */
@Component
class Fonts {

    private static final String NEVER_FIRST = "。，、；：？！）》」』〉】”’…—,.;:?!)]}·%";

    private final Supplier<List<BaseFont>> fonts;

    Fonts(MinutesSettings settings) {
        fonts = SingletonSupplier.of(
                () -> settings.fonts().stream().map(Fonts::read).toList());
    }

    private static BaseFont read(String file) {
        try {
            return BaseFont.createFont(file.replace('#', ','), BaseFont.IDENTITY_H, BaseFont.EMBEDDED);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("dangmian.minutes.fonts: " + file + " is no font that can be embedded", e);
        }
    }

    Phrase phrase(String text, float size) {
        var selector = new FontSelector();
        fonts.get().forEach(font -> selector.addFont(new Font(font, size)));
        var phrase = selector.process(settable(text));
        phrase.setFont(new Font(fonts.get().getFirst(), size));
        phrase.setLeading(size * 1.6f);
        phrase.forEach(part -> {
            if (part instanceof Chunk chunk) {
                chunk.setSplitCharacter(Fonts::maySplit);
            }
        });
        return phrase;
    }

    /** A character that no font has is told by its number: OpenPDF would leave it out, and a name would be another. */
    private String settable(String text) {
        var settable = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (Character.isWhitespace(character)
                    || fonts.get().stream().anyMatch(font -> font.charExists(character))) {
                settable.appendCodePoint(character);
            } else {
                settable.append("〔U+%04X〕".formatted(character));
            }
        });
        return settable.toString();
    }

    private static boolean maySplit(int start, int current, int end, char[] all, PdfChunk[] parts) {
        var next = current + 1;
        if (next < end && NEVER_FIRST.indexOf(all[next]) >= 0) {
            return false;
        }
        return all[current] <= ' ' || all[current] == '-' || all[current] >= 0x2e80;
    }
}
