import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.logging.LogConfigurator;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;

/** One real OpenSearch node from plain jars. Arguments: its home, its HTTP port. */
public final class OpenSearchNode extends Node {
  private OpenSearchNode(Environment environment, List<PluginInfo> plugins) {
    super(environment, plugins, true);
  }

  public static void main(String[] args) throws Exception {
    Settings settings =
        Settings.builder()
            .put("path.home", args[0])
            .put("http.port", args[1])
            .put("network.host", "127.0.0.1")
            .put("transport.port", "0")
            .put("discovery.type", "single-node")
            .put("node.name", "bench")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings, Map.of(), Path.of(args[0], "config"), () -> "bench");
    LogConfigurator.setNodeName("bench");
    LogConfigurator.configure(environment);
    List<PluginInfo> plugins =
        List.of(
                "org.opensearch.transport.Netty4ModulePlugin",
                "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
                "org.opensearch.index.mapper.MapperExtrasModulePlugin",
                "org.opensearch.plugin.analysis.smartcn.AnalysisSmartChinesePlugin")
            .stream()
            .map(name ->
                new PluginInfo(name, name, "NA", Version.CURRENT, "25", name, List.of(), false))
            .toList();
    OpenSearchNode node = new OpenSearchNode(environment, plugins);
    node.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              try {
                node.close();
              } catch (IOException e) {
                e.printStackTrace();
              }
            }));
    Thread.currentThread().join();
  }
}
