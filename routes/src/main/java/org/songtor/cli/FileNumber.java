package org.songtor.cli;

import org.songtor.model.FileId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file as lists print it, {@code F000012}, or its number alone. */
final class FileNumber implements ITypeConverter<FileId> {
    @Override
    public FileId convert(String text) {
        return FileId.parse(text).orElseThrow(() -> new TypeConversionException("not a file such as F000012: " + text));
    }
}
