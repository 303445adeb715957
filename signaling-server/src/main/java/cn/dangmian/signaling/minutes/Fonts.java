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
        var phrase = selector.process(text);
        phrase.setFont(new Font(fonts.get().getFirst(), size));
        phrase.setLeading(size * 1.6f);
        phrase.forEach(part -> {
            if (part instanceof Chunk chunk) {
                chunk.setSplitCharacter(Fonts::maySplit);
            }
        });
        return phrase;
    }

    private static boolean maySplit(int start, int current, int end, char[] all, PdfChunk[] parts) {
        var next = current + 1;
        if (next < end && NEVER_FIRST.indexOf(all[next]) >= 0) {
            return false;
        }
        return all[current] <= ' ' || all[current] == '-' || all[current] >= 0x2e80;
    }
}
