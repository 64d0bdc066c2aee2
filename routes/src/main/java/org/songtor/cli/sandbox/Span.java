package org.songtor.cli.sandbox;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as settings write it: {@code 500ms}, {@code 2s}. */
final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("not a time such as 500ms or 2s: " + text);
        }
    }
}
