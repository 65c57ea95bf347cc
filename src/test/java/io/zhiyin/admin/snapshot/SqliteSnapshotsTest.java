package io.zhiyin.admin.snapshot;

import io.zhiyin.admin.EngineOpener.Place;
import java.nio.file.Path;

final class SqliteSnapshotsTest extends SnapshotsContract {
  @Override
  Place place(Path shop) {
    return new Place(shop, Path.of("index-config"));
  }
}
