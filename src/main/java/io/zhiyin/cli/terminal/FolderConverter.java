package io.zhiyin.cli.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A folder that is there: a misspelt one would else count as empty. */
public final class FolderConverter implements ITypeConverter<Path> {
  @Override
  public Path convert(String value) {
    Path folder = Path.of(value);
    if (!Files.isDirectory(folder)) {
      throw new TypeConversionException("must be a folder that exists, got " + value);
    }
    return folder;
  }
}
